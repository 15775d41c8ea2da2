import PacketTrace
import SourceText
import TCPWire
import WiresharkText

/// Holds the attributes of a packet's fields against each other, for lint.
///
/// Wireshark prints nearly every field up to four times over (`show`, `value`, the number and the bits in `showname`), most
/// of them again in hidden fields, and their bytes once more in the field around them. Each of these is a witness of what
/// the frame's bits are; what most say is so, and who says otherwise is wrong.
struct PacketAudit {
    struct Entry {
        var element: XMLElement
        /// Where in the frame its bytes lie; `nil` for all others.
        var place: Int?
        var size = 0
        var field: Field?
        /// How many digits the field's bytes have, where they stand there in full.
        var digits: Int?
        /// Whether its size says otherwise.
        var isMissized = false
        /// `pos` and `size` as they stand there.
        var position: Int?
        var statedSize: Int?
        /// The entry around it; -1 where it stands right in its protocol, ``nested`` where in another one within that.
        var parent = -1
        /// Whether a protocol within the protocol stands before it.
        var isBehindNested = false
    }

    /// Stands for the protocol around fields that is none of the packet's own.
    static let nested = -2

    /// Fields beyond are not looked at: most of them are data.
    private static let mostBits = 8 << 12
    static let mostEntries = 4096

    var entries: [Entry] = []
    private var layers: [PlaceAudit.Layer] = []
    /// The entries that are open, by their depth.
    private var open: [(level: Int, index: Int)] = []
    private var wasNested = false
    /// Stands for the frame, whose length the painter asks for.
    var frame = FrameBytes()
    private var votes = BitVotes()
    private var witnesses: [Witness] = []
    private var octets: [UInt8] = []
    /// Where the bits of numbers begin that more than one field has.
    private var shared: [AuditNames.Kind: Int] = [:]

    mutating func begin() {
        entries.removeAll(keepingCapacity: true)
        layers.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
        frame.removeAll()
    }

    /// Whether fields of the protocol at hand are looked at whatever their names are.
    var isInLayer: Bool { layers.last.map { $0.end == Int.max } ?? false }

    /// A protocol begins.
    mutating func enter(_ element: XMLElement, _ text: Span<UInt8>, origin: Int) {
        if let last = layers.indices.last, layers[last].end == Int.max { layers[last].end = entries.count }
        open.removeAll(keepingCapacity: true)
        let name = element[.name]
        guard let kind = FieldPlaces.Layer(text, origin + Int(name.start), name.count) else { return }
        layers.append(
            PlaceAudit.Layer(
                kind: kind, element: element, position: Self.number(element[.pos], text, origin),
                size: Self.number(element[.size], text, origin), first: entries.count))
    }

    /// A protocol begins within another one, as an option does that has become one of its own.
    mutating func nest(level: Int) {
        while let last = open.last, last.level >= level { open.removeLast() }
        open.append((level, Self.nested))
        wasNested = true
    }

    private static func number(_ piece: Piece, _ text: Span<UInt8>, _ origin: Int) -> Int? {
        text.decimal(at: origin + Int(piece.start), to: origin + Int(piece.end)).flatMap {
            $0.end == origin + Int(piece.end) && $0.value <= UInt64(Int32.max) ? Int($0.value) : nil
        }
    }

    mutating func add(
        _ element: XMLElement, _ text: Span<UInt8>, origin: Int, level: Int, place: Int?, _ field: Field?,
        isGeneral: Bool
    ) {
        guard entries.count < Self.mostEntries else { return }
        var entry = Entry(element: element, place: place, field: field)
        let size = element[.size]
        let found = text.decimal(at: origin + Int(size.start), to: origin + Int(size.end))
        entry.position = Self.number(element[.pos], text, origin)
        entry.statedSize = Self.number(size, text, origin)
        while let last = open.last, last.level >= level { open.removeLast() }
        entry.parent = open.last?.index ?? -1
        open.append((level, entries.count))
        if wasNested, entry.parent != Self.nested {
            entry.isBehindNested = true
            wasNested = false
        }
        entry.size = found.map { Int(truncatingIfNeeded: min($0.value, UInt64(Int32.max))) } ?? 0
        let raw = element[.unmaskedvalue].isPresent ? element[.unmaskedvalue] : element[.value]
        if !isGeneral, raw.count > 0, raw.count % 2 == 0, size.isPresent {
            entry.digits = raw.count
            entry.isMissized = raw.count != 2 * entry.size
            // A number that is off by a little, and nothing that was cut short.
            if entry.isMissized, abs(raw.count / 2 - entry.size) > 16 { entry.isMissized = false }
            if entry.isMissized {
                entry.size = raw.count / 2
                entry.place = entry.position.flatMap { $0 + entry.size <= frame.bytes.count ? $0 : nil }
            }
        }
        entries.append(entry)
    }

    /// What is wrong, with the places in the trace.
    ///
    /// - Parameter base: what the first byte of the text stands at in the trace.
    mutating func slips(_ text: Span<UInt8>, origin: Int, base: Int) -> [Slip] {
        var places = PlaceAudit(origin: origin, base: base, length: frame.bytes.count)
        places.run(&entries, layers, text)
        collect(text, origin)
        for witness in witnesses { vote(witness, text) }
        var slips = places.slips
        var index = 0
        while index < witnesses.count {
            var end = index
            while end < witnesses.count, witnesses[end].element == witnesses[index].element { end += 1 }
            judge(index..<end, text, base, &slips)
            index = end
        }
        var copies = TextCopies()
        copies.collect(entries, besides: witnesses, text, origin)
        slips += copies.slips(text, base)
        slips += doubles(text, origin, base)
        let mirror = HiddenMirror(entries: entries, witnesses: witnesses, votes: votes)
        if !places.hasNames { slips += mirror.gaps(text, origin, base) }
        slips += sizes(text, origin, base)
        let general = layers.first { $0.kind == .general }
        if !places.hasNames {
            slips += FixedLines(entries: entries, origin: origin, base: base).gaps(general, text)
        }
        return slips
    }

    // MARK: - Witnesses

    private mutating func collect(_ text: Span<UInt8>, _ origin: Int) {
        votes.removeAll()
        witnesses.removeAll(keepingCapacity: true)
        shared.removeAll(keepingCapacity: true)
        let length = min(8 * frame.bytes.count, Self.mostBits)
        _ = votes.reserve(length)
        for index in entries.indices {
            let entry = entries[index]
            let name = entry.element[.name]
            let kind = AuditNames.shared.kind(text, from: origin + Int(name.start), to: origin + Int(name.end))
            if kind == .ignored { continue }
            var reader = WitnessReader(
                origin: origin, element: entry.element, index: index, kind: kind, size: entry.size)
            if kind == .calendar || kind == .epoch {
                reader.bit = slot(.epoch, 64)
                reader.local = slot(.calendar, 64)
                reader.readMoment(text)
            } else if let slot = Self.slot(kind) {
                reader.bit = self.slot(slot.kind, slot.bits)
                reader.readBare(text, bits: slot.bits)
            } else if entry.size > 0, entry.size <= 2048, kind != .text || entry.place != nil {
                if let place = entry.place, 8 * (place + entry.size) <= length {
                    reader.bit = 8 * place
                } else {
                    reader.bit = votes.reserve(8 * entry.size)
                }
                reader.readBytes(text)
                if kind == .scaleFactor { reader.readScaleFactor(text, bit: votes.reserve(64)) }
                if kind == .fragmentOffset { reader.readFragmentOffset(text, bit: votes.reserve(64)) }
            } else if entry.size == 0, kind != .text, kind != .bitsOnly {
                reader.bit = votes.reserve(64)
                reader.readAlone(text)
            }
            witnesses += reader.found
        }
    }

    /// Where the bits begin that all fields of a kind have.
    private mutating func slot(_ kind: AuditNames.Kind, _ bits: Int) -> Int {
        if let bit = shared[kind] { return bit }
        let bit = votes.reserve(bits)
        shared[kind] = bit
        return bit
    }

    /// The bits that several fields of a kind share.
    private static func slot(_ kind: AuditNames.Kind?) -> (kind: AuditNames.Kind, bits: Int)? {
        switch kind {
        case .frameNumber, .frameLength, .captureLength: kind.map { ($0, 64) }
        case .completeness: (.completeness, 8)
        default: nil
        }
    }

    private mutating func vote(_ witness: Witness, _ text: Span<UInt8>) {
        guard witness.form.isOctets else {
            guard let number = witness.number(text) else { return }
            votes.vote(number, at: witness.bit, count: witness.count)
            // One wrong letter makes no other word, one wrong digit another number.
            if witness.form == .word { votes.vote(number, at: witness.bit, count: witness.count) }
            return
        }
        witness.octets(text, into: &octets)
        guard 8 * octets.count == witness.count else { return }
        for index in octets.indices { votes.vote(UInt64(octets[index]), at: witness.bit + 8 * index, count: 8) }
    }

    // MARK: - Judging

    /// Compares all that one element states with what the packet's elements say together.
    private mutating func judge(_ range: Range<Int>, _ text: Span<UInt8>, _ base: Int, _ slips: inout [Slip]) {
        var own: [Slip] = []
        var holds: SourceSpan?
        if let slip = tie(range, text, base) ?? disagreement(range, text, base) { return slips.append(slip) }
        for index in range {
            let witness = witnesses[index]
            if let slip = slip(witness, text, base) {
                own.append(slip)
            } else {
                holds = holds ?? SourceSpan(start: base + witness.start, end: base + witness.end)
            }
        }
        // An element that agrees with itself alone lies somewhere else than it seems.
        guard !own.isEmpty, own.count < range.count || range.count == 1 else { return }
        for index in own.indices { own[index].witness = holds }
        slips += own
    }

    private mutating func slip(_ witness: Witness, _ text: Span<UInt8>, _ base: Int) -> Slip? {
        var span = SourceSpan(start: base + witness.start, end: base + witness.end)
        let expected: [UInt8]
        if witness.form.isOctets {
            guard let right = wrongOctets(witness, text, base, &span) else { return nil }
            expected = right
        } else {
            guard witness.form != .word, let truth = votes.truth(at: witness.bit, count: witness.count),
                witness.number(text) != truth
            else { return nil }
            // In 2038 the seconds of `geninfo` overflow.
            if witness.form == .seconds, truth >> 31 >= 1_000_000_000 { return nil }
            expected = TokenWriter.text(truth, like: witness, text)
            if expected.isEmpty { return nil }
        }
        var slip = Slip(
            field(of: witness.element), span: span, expected: expected,
            reason: "the other attributes of the packet's fields have another value")
        slip.isCopy = true
        return slip
    }

    /// Data that stands there twice, in two ways: the checksum tells which is right, if anything does.
    private mutating func tie(_ range: Range<Int>, _ text: Span<UInt8>, _ base: Int) -> Slip? {
        guard range.count == 2, witnesses[range.lowerBound].form == .pairs,
            witnesses[range.lowerBound + 1].form == .colons
        else { return nil }
        let value = witnesses[range.lowerBound]
        let show = witnesses[range.lowerBound + 1]
        value.octets(text, into: &octets)
        var shown: [UInt8] = []
        show.octets(text, into: &shown)
        guard octets.count == shown.count, octets != shown else { return nil }
        let different = octets.indices.filter { octets[$0] != shown[$0] }
        guard let first = different.first, let last = different.last,
            different.contains(where: { votes.truth(at: value.bit + 8 * $0, count: 8) == nil })
        else { return nil }
        let place = value.bit / 8
        let isValueRight = SegmentSum.holds(entries, votes, text, octets, at: place)
        let isShownRight = SegmentSum.holds(entries, votes, text, shown, at: place)
        let wrong = isValueRight ? show : value
        let step = isValueRight ? 3 : 2
        let right = Array((isValueRight ? octets : shown)[first...last])
        var slip = Slip(
            .payloadLength,
            span: SourceSpan(
                start: base + wrong.start + step * first, end: base + wrong.start + step * last + 2),
            expected: TokenWriter.text(right, form: wrong.form),
            reason: "show and value of these bytes do not agree")
        slip.isCopy = true
        slip.isOpen = isValueRight == isShownRight
        return slip
    }

    /// Two numbers that only say each other: one of them is wrong, and nothing tells which.
    private func disagreement(_ range: Range<Int>, _ text: Span<UInt8>, _ base: Int) -> Slip? {
        guard range.count == 2 else { return nil }
        let name = entries[witnesses[range.lowerBound].element].element[.name]
        // What the rules know they hold against more.
        guard entries[witnesses[range.lowerBound].element].field == nil || name.count == 16 else { return nil }
        let (shown, printed) = (witnesses[range.lowerBound], witnesses[range.lowerBound + 1])
        guard !shown.form.isOctets, !printed.form.isOctets, shown.form != .word, printed.form != .word,
            shown.bit == printed.bit, shown.count == printed.count, let one = shown.number(text),
            let other = printed.number(text), one != other, votes.truth(at: shown.bit, count: shown.count) == nil
        else { return nil }
        let expected = TokenWriter.text(other, like: shown, text)
        guard !expected.isEmpty else { return nil }
        var slip = Slip(
            field(of: shown.element), span: SourceSpan(start: base + shown.start, end: base + shown.end),
            expected: expected, reason: "the other attributes of the field have another value")
        slip.isCopy = true
        slip.isOpen = true
        slip.witness = SourceSpan(start: base + printed.start, end: base + printed.end)
        return slip
    }

    /// A size is the number of bytes that the field's digits are.
    private func sizes(_ text: Span<UInt8>, _ origin: Int, _ base: Int) -> [Slip] {
        var slips: [Slip] = []
        for index in entries.indices {
            let entry = entries[index]
            guard entry.isMissized, let digits = entry.digits else { continue }
            let size = entry.element[.size]
            slips.append(
                Slip(
                    field(of: index),
                    span: SourceSpan(
                        start: base + origin + Int(size.start), end: base + origin + Int(size.end)),
                    expected: Array(String(digits / 2).utf8), reason: "the field's digits are those of as many bytes"))
        }
        return slips
    }

    /// Whether nobody else looks at a field's line: those in `geninfo`, and the parts of remarks.
    private func isUnread(_ index: Int, _ text: Span<UInt8>, _ origin: Int) -> Bool {
        layers.contains { $0.kind == .general && $0.first <= index && index < $0.end }
            || text.hasBytes("_ws.expert.", at: origin + Int(entries[index].element[.name].start))
    }

    /// Hidden fields that stand there twice; all others are lines of the packet's details, and are looked at as such.
    private func doubles(_ text: Span<UInt8>, _ origin: Int, _ base: Int) -> [Slip] {
        var slips: [Slip] = []
        for index in entries.indices.dropFirst() {
            let (element, before) = (entries[index].element, entries[index - 1].element)
            guard element[.hide].isPresent || isUnread(index, text, origin),
                element.hasSameText(as: before, text, origin)
            else { continue }
            let start = text.lineStart(of: origin + Int(element[.name].start))
            let end = text.firstOffset(of: UInt8(ascii: "\n"), from: start, to: text.count)
            guard start > origin, start == text.lineEnd(of: origin + Int(before[.name].start)) else { continue }
            var slip = Slip(
                field(of: index), span: SourceSpan(start: base + start, end: base + min(end + 1, text.count)),
                expected: [], reason: "this line stands here twice")
            slip.isTwice = true
            slips.append(slip)
        }
        return slips
    }

    /// The bytes that a witness should have; `nil` where it has them. `span` shrinks to those that are wrong.
    private mutating func wrongOctets(
        _ witness: Witness, _ text: Span<UInt8>, _ base: Int, _ span: inout SourceSpan
    ) -> [UInt8]? {
        witness.octets(text, into: &octets)
        let isRead = 8 * octets.count == witness.count
        var right: [UInt8] = []
        var wrong: [Int] = []
        for index in 0..<witness.count / 8 {
            let truth = votes.truth(at: witness.bit + 8 * index, count: 8)
            if !isRead, truth == nil { return nil }
            let octet = truth.map { UInt8(truncatingIfNeeded: $0) } ?? octets[index]
            if !isRead || octet != octets[index] { wrong.append(index) }
            right.append(octet)
        }
        guard let first = wrong.first, let last = wrong.last else { return nil }
        guard witness.form == .pairs || witness.form == .colons, isRead else {
            return TokenWriter.text(right, form: witness.form)
        }
        let step = witness.form == .pairs ? 2 : 3
        span = SourceSpan(
            start: base + witness.start + step * first, end: base + witness.start + step * last + 2)
        return TokenWriter.text(Array(right[first...last]), form: witness.form)
    }

    /// The field that a finding names: the element's own, or that of another one with the same bytes.
    private func field(of index: Int) -> Field {
        let entry = entries[index]
        if let field = entry.field { return field }
        guard let place = entry.place else { return .frameNumber }
        let same = entries.first { $0.field != nil && $0.place == place && $0.size == entry.size }
        let around = entries.first {
            $0.field != nil && $0.place.map { $0 <= place } ?? false
                && ($0.place ?? 0) + $0.size >= place + entry.size
        }
        return (same ?? around)?.field ?? .frameNumber
    }
}
