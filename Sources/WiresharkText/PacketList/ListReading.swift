import PacketTrace
import SourceText
import TCPWire

/// Rows of the packet list that stand alone: each is a packet of which little is known.
///
/// A text that has details or dumps as well is read by those, as its rows speak of the same packets once more.
extension TextReader {
    /// What is known of the text's rows.
    enum PacketList {
        case unknown, alone, besideDetails
    }

    /// Reads a row. `nil` says that the line is none; `true` that it is the next packet.
    mutating func readRow(
        _ text: Span<UInt8>, at offset: Int, to end: Int, into packet: inout PacketClaims
    ) -> Bool? {
        guard list != .besideDetails, line.isRow || packet.headers.isEmpty, !line.isMended, !line.isBounded,
            let row = ListColumns(text, at: offset, to: end)
        else { return nil }
        if list == .unknown { list = Self.isListAlone(text) ? .alone : .besideDetails }
        guard list == .alone else { return nil }
        if !packet.headers.isEmpty { return true }
        line.isRow = true
        // No line below belongs to the row, however deep it stands.
        line.base = Int.max
        var scanner = ListScanner(origin: packet.text.start - base)
        scanner.read(text, row, into: &packet)
        return false
    }

    /// Whether the text has rows of segments, and no details or dumps of packets.
    private static func isListAlone(_ text: Span<UInt8>) -> Bool {
        var hasSegment = false
        var position = 0
        while position < text.count {
            let end = text.firstOffset(of: UInt8(ascii: "\n"), from: position, to: text.count)
            if hasDetails(text, from: position, to: end) { return false }
            if !hasSegment {
                let start = listContent(text, from: position, to: end)
                hasSegment = start < end && ListColumns(text, at: start, to: end)?.segment != nil
            }
            position = end + 1
        }
        return hasSegment
    }

    /// Where a row would begin in a line.
    private static func listContent(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let (offset, _) = skipPrefix(text, from: start, to: end)
        return text.hasBytes("\"", at: offset) ? offset + 1 : offset
    }

    private static let marks: [StaticString] = [
        "Transmission Control Protocol, Src", "Internet Protocol, Src", "Internet Protocol Version ",
        "Ethernet II, Src",
        " bytes on wire", " on wire, ",
    ]

    private static func hasDetails(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        let (content, _) = skipPrefix(text, from: start, to: end)
        if text.hasBytes("0000  ", at: content), end - content > 8, text.hexadecimal(at: content + 6, to: end) != nil {
            return true
        }
        if isSegmentLine(text, from: content, to: end) { return true }
        for offset in content..<max(content, end) {
            switch text[offset] {
            case UInt8(ascii: "T"), UInt8(ascii: "I"), UInt8(ascii: "E"), UInt8(ascii: " "):
                for mark in marks where text.hasBytes(mark, at: offset) { return true }
            default: continue
            }
        }
        return false
    }
}

/// Makes claims of what a row says.
struct ListScanner {
    /// Offset of the packet's text.
    var origin: Int
    private var header: UInt8 = 0

    init(origin: Int) { self.origin = origin }

    mutating func read(_ text: Span<UInt8>, _ row: ListColumns, into packet: inout PacketClaims) {
        packet.markers.formUnion([.frame, .row])
        // What lies between the frame and the addresses is not printed.
        packet.headers.append(.frame)
        packet.headers.append(.other)
        claim(.frameNumber, row.number.value, row.numberPlace, &packet)
        if let time = row.time.value {
            claim(row.time.isEpoch ? .epochTime : .timeRelative, time, row.time.place, &packet)
        }
        if let length = row.length { claim(.frameLength, length.value, length.place, &packet) }
        readAddresses(text, row, &packet)
        guard let segment = row.segment else { return }
        header = UInt8(truncatingIfNeeded: packet.headers.count)
        packet.headers.append(.tcp)
        for (field, port) in [(Field.sourcePort, segment.source), (.destinationPort, segment.destination)] {
            if let value = port.value { claim(field, value, port.place, &packet) }
        }
        packet.claims.append(
            Claim(
                .flags, UInt64(segment.flags.value), copy: .names, header: header, mask: segment.flags.mask,
                offset: segment.flags.place.lowerBound - origin, length: segment.flags.place.count))
        var numbers = SegmentNumbers(row, segment, header: header, origin: origin)
        numbers.read(text, into: &packet)
    }

    private func claim(_ field: Field, _ value: UInt64, _ place: Range<Int>, _ packet: inout PacketClaims) {
        packet.claims.append(
            Claim(
                field, value, copy: .heading, header: header, offset: place.lowerBound - origin, length: place.count))
    }

    /// Both addresses, where they are numbers of one family.
    private mutating func readAddresses(_ text: Span<UInt8>, _ row: ListColumns, _ packet: inout PacketClaims) {
        let places = [row.source, row.destination]
        header = 2
        let fours = places.compactMap { place in
            text.address4(at: place.lowerBound, to: place.upperBound).flatMap { $0.end == place.upperBound ? $0 : nil }
        }
        if fours.count == 2 {
            packet.headers.append(.ipv4)
            claim(.ipSource, fours[0].value, row.source, &packet)
            claim(.ipDestination, fours[1].value, row.destination, &packet)
            return
        }
        let first = packet.octets.count
        var indices: [UInt64] = []
        for place in places {
            let index = packet.octets.count
            packet.octets.append(16)
            guard text.address6(at: place.lowerBound, to: place.upperBound, into: &packet.octets) == place.upperBound
            else {
                return packet.octets.removeLast(packet.octets.count - first)
            }
            indices.append(UInt64(index))
        }
        packet.headers.append(.ipv6)
        claim(.ipv6Source, indices[0], row.source, &packet)
        claim(.ipv6Destination, indices[1], row.destination, &packet)
    }
}
