import PacketTrace
import SourceText
import TCPWire

/// The numbers of a row: `Seq=0 Win=64240 Len=0 MSS=1460 WS=256 SACK_PERM TSval=1 TSecr=0`.
struct SegmentNumbers {
    private let row: ListColumns
    private let segment: SegmentWords
    private let header: UInt8
    private let origin: Int
    /// The option that is read now, and how many there were.
    private var item: UInt8 = 0
    private var options: UInt8 = 0
    private var edges: UInt8 = 0
    /// `WS=`, which different versions mean differently.
    private var scale: (value: UInt64, place: Range<Int>, item: UInt8)?
    private var isOld = false

    init(_ row: ListColumns, _ segment: SegmentWords, header: UInt8, origin: Int) {
        self.row = row
        self.segment = segment
        self.header = header
        self.origin = origin
    }

    mutating func read(_ text: Span<UInt8>, into packet: inout PacketClaims) {
        var words = ListWords(text, from: segment.numbers, to: row.end)
        while let word = words.next(text), text[word.lowerBound] != UInt8(ascii: "[") {
            if text.hasBytes("SACK_PERM", at: word.lowerBound) {
                beginOption(4, word.lowerBound..<min(word.lowerBound + 9, word.upperBound), &packet)
                continue
            }
            let sign = text.firstOffset(of: UInt8(ascii: "="), from: word.lowerBound, to: word.upperBound)
            guard let number = text.decimal(at: sign + 1, to: word.upperBound), number.end == word.upperBound else {
                continue
            }
            read(text, word.lowerBound..<sign, number.value, (sign + 1)..<number.end, &packet)
        }
        readScale(&packet)
    }

    private mutating func read(
        _ text: Span<UInt8>, _ name: Range<Int>, _ value: UInt64, _ place: Range<Int>, _ packet: inout PacketClaims
    ) {
        func isNamed(_ spelling: StaticString) -> Bool {
            spelling.utf8CodeUnitCount == name.count && text.hasBytes(spelling, at: name.lowerBound)
        }
        if isNamed("Seq") { return claim(.sequenceNumber, value, place, &packet) }
        if isNamed("Ack") { return claim(.acknowledgmentNumber, value, place, &packet) }
        if isNamed("Len") { return claim(.segmentLength, value, place, &packet) }
        if isNamed("Urg") { return claim(.urgentPointer, value, place, &packet) }
        if isNamed("Win") { return readWindow(value, place, &packet) }
        if isNamed("MSS") { return readOption(2, .mssValue, name, value, place, &packet) }
        if isNamed("WS") {
            beginOption(3, name, &packet)
            scale = (value, place, item)
            return
        }
        if isNamed("TSval") || isNamed("TSV") {
            isOld = name.count == 3
            return readOption(8, .timestampValue, name, value, place, &packet)
        }
        if isNamed("TSecr") || isNamed("TSER") { return claim(.timestampEcho, value, place, item: item, &packet) }
        if isNamed("SLE") {
            if edges == 0 { beginOption(5, name, &packet) }
            return claim(.sackLeftEdge, value, place, item: item, part: edges, &packet)
        }
        if isNamed("SRE") {
            claim(.sackRightEdge, value, place, item: item, part: edges, &packet)
            edges &+= 1
        }
    }

    /// The window is shown scaled, except in a SYN, which is never scaled (RFC 7323, section 2.2).
    private func readWindow(_ value: UInt64, _ place: Range<Int>, _ packet: inout PacketClaims) {
        claim(.windowSize, value, place, &packet)
        if segment.flags.value & 2 != 0, value <= 0xffff { claim(.windowValue, value, place, &packet) }
    }

    private mutating func readOption(
        _ kind: UInt64, _ field: Field, _ name: Range<Int>, _ value: UInt64, _ place: Range<Int>,
        _ packet: inout PacketClaims
    ) {
        beginOption(kind, name, &packet)
        claim(field, value, place, item: item, &packet)
    }

    private mutating func beginOption(_ kind: UInt64, _ name: Range<Int>, _ packet: inout PacketClaims) {
        item = min(options, 39)
        options = item + 1
        claim(.optionKind, kind, name, item: item, &packet)
    }

    /// Up to 1.4 the shift is printed, and since then what it multiplies with. The former called timestamps otherwise,
    /// and had no column of lengths.
    private func readScale(_ packet: inout PacketClaims) {
        guard let scale else { return }
        let power = scale.value & (scale.value &- 1) == 0 && scale.value > 0
        if isOld || !power {
            guard scale.value <= 255 else { return }
            claim(.windowShift, scale.value, scale.place, item: scale.item, &packet)
        } else if row.length != nil || scale.value >= 16 {
            claim(.windowShift, UInt64(scale.value.trailingZeroBitCount), scale.place, item: scale.item, &packet)
        }
    }

    private func claim(
        _ field: Field, _ value: UInt64, _ place: Range<Int>, item: UInt8 = 0, part: UInt8 = 0,
        _ packet: inout PacketClaims
    ) {
        packet.claims.append(
            Claim(
                field, value, copy: .heading, header: header, item: item, part: part,
                offset: place.lowerBound - origin, length: place.count))
    }
}
