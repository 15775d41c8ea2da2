import SourceText
import WiresharkText

/// Finds what the attributes of one element state, and about which bits.
struct WitnessReader {
    let origin: Int
    let element: XMLElement
    let index: Int
    let kind: AuditNames.Kind?
    /// The element's first bit, and how many bytes it has.
    var bit = 0
    /// For moments the bits of the local time, where that may be another than UTC.
    var local = 0
    let size: Int
    var found: [Witness] = []

    var value: Range<Int> { range(.value) }
    private var unmasked: Range<Int> { range(.unmaskedvalue) }
    var show: Range<Int> { range(.show) }
    var label: Range<Int> { range(.showname) }

    private func range(_ attribute: XMLElement.Attribute) -> Range<Int> {
        let piece = element[attribute]
        return piece.isEmpty ? 0..<0 : origin + Int(piece.start)..<origin + Int(piece.end)
    }

    mutating func add(_ form: Witness.Form, _ token: Range<Int>, bit: Int, count: Int) {
        found.append(
            Witness(
                start: token.lowerBound, end: token.upperBound, form: form, bit: bit, count: count, element: index))
    }

    // MARK: - Fields with bytes

    mutating func readBytes(_ text: Span<UInt8>) {
        let raw = unmasked.isEmpty ? value : unmasked
        // One digit too few or too many is another number.
        if abs(raw.count - 2 * size) <= 1, raw.count > 0 { add(.pairs, raw, bit: bit, count: 8 * size) }
        if let pattern = ColumnPattern(text, at: label.lowerBound, to: label.upperBound) {
            readMasked(text, pattern, label.lowerBound)
        } else if kind == .flags {
            readFlags(text)
        } else if unmasked.isEmpty, raw.count == 2 * size {
            readPlain(text)
        }
    }

    /// `.... ..1. = LG bit: …`
    private mutating func readMasked(_ text: Span<UInt8>, _ pattern: ColumnPattern, _ start: Int) {
        let isFlag = text.hasBytes("tcp.flags.", at: origin + Int(element[.name].start)) || kind == .flags
        guard pattern.columns == 8 * size || isFlag && pattern.columns == 12 else { return }
        var mask = pattern.mask
        // The flags' twelve bits belong to two bytes, of which the item may cover one.
        while size < 8, mask >> UInt64(8 * size) != 0 { mask >>= 8 }
        guard mask != 0 else { return }
        let low = mask.trailingZeroBitCount
        let count = mask.nonzeroBitCount
        guard mask >> UInt64(low) == (UInt64(1) << UInt64(count)) &- 1 || count == 64 else { return }
        let first = bit + 8 * size - low - count
        add(.pattern, start..<pattern.end, bit: first, count: count)
        if !unmasked.isEmpty, !isAllOnes(text), kind != .bitsOnly, kind != .fragmentOffset {
            add(.masked, value, bit: first, count: count)
        }
        readNumber(text, bit: first, count: count, from: pattern.rest)
    }

    /// Up to 2.0 a bit that is set is -1.
    private func isAllOnes(_ text: Span<UInt8>) -> Bool {
        text.hasBytes("FFFFFFF", at: value.lowerBound) || value.isEmpty
    }

    /// `show="0x0012"` and `Flags: 0x012 (SYN, ACK)`; up to 1.6 eight bits alone.
    private mutating func readFlags(_ text: Span<UInt8>) {
        guard size == 2 else { return }
        if !unmasked.isEmpty, !isAllOnes(text) { add(.masked, value, bit: bit + 4, count: 12) }
        for (token, start) in [(show, show.lowerBound), (label, behindLabel(text, label.lowerBound))] {
            guard let number = token.isEmpty ? nil : number(text, at: start, to: token.upperBound) else { continue }
            let count = number.count > 4 ? 12 : 8
            add(.prefixed, number, bit: bit + 16 - count, count: count)
        }
    }

    private mutating func readPlain(_ text: Span<UInt8>) {
        if kind == .bitsOnly { return }
        if kind == .power {
            let first = found.count
            readNumber(text, bit: bit, count: 8 * size, from: label.lowerBound)
            for index in found.indices[first...] { found[index].isPower = true }
            return
        }
        if kind == .number || kind == .segmentSize && size == 2 {
            readOrganization(text)
            return readNumber(text, bit: bit, count: 8 * size, from: label.lowerBound)
        }
        if kind == .octet {
            if show.count == 2 { add(.colons, show, bit: bit, count: 8) }
            return
        }
        if kind == .timestamps { readTimestamps(text) }
        guard let form = shape(text, show) else { return }
        add(form, show, bit: bit, count: 8 * size)
        readAddresses(text, form)
    }

    /// `Address OUI: 00:1b:21 (IntelCor)`
    private mutating func readOrganization(_ text: Span<UInt8>) {
        let start = behindLabel(text, label.lowerBound)
        guard size == 3, start + 8 <= label.upperBound, shape(text, start..<start + 8) == .colons else { return }
        add(.colons, start..<start + 8, bit: bit, count: 24)
    }

    /// How bytes are shown, as far as their number and the separators tell; digits may be wrong.
    private func shape(_ text: Span<UInt8>, _ token: Range<Int>) -> Witness.Form? {
        var digits = 0
        var colons = 0
        var points = 0
        for offset in token {
            switch text[offset] {
            case UInt8(ascii: ":"): colons += 1
            case UInt8(ascii: "."): points += 1
            case let byte where Span<UInt8>.hexDigit(byte) != nil: digits += 1
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        if size == 4, points == 3, colons == 0 { return .dotted }
        // One digit too few or too many is another number.
        if size >= 2, points == 0, colons == size - 1, abs(digits - 2 * size) <= 1 { return .colons }
        return size == 16 && colons >= 2 && colons < 8 ? .address6 : nil
    }

    /// `Source: 192.0.2.1`, `Source: host (192.0.2.1)`, `192.0.2.1 (192.0.2.1)`; the same for other addresses.
    private mutating func readAddresses(_ text: Span<UInt8>, _ form: Witness.Form) {
        guard !label.isEmpty else { return }
        let start = behindLabel(text, label.lowerBound)
        guard start < label.upperBound else { return }
        var tokens = [start..<label.upperBound]
        if text[label.upperBound - 1] == UInt8(ascii: ")"), let open = lastOpening(text, start) {
            tokens = [start..<open - 1, open + 1..<label.upperBound - 1]
        }
        for token in tokens where !token.isEmpty && shape(text, token) == form {
            add(form, token, bit: bit, count: 8 * size)
        }
    }

    // MARK: - Numbers

    /// What `show` and the label say of some bits.
    mutating func readNumber(_ text: Span<UInt8>, bit: Int, count: Int, from label: Int) {
        guard kind != .bitsOnly, kind != .fragmentOffset,
            let shown = number(text, at: show.lowerBound, to: show.upperBound, isWhole: true)
        else {
            return
        }
        if kind == .anyBit { return }
        add(form(text, of: shown), shown, bit: bit, count: count)
        guard kind != .shownOnly, label < self.label.upperBound else { return }
        for token in numbers(text, from: behindLabel(text, label)) {
            add(form(text, of: token), token, bit: bit, count: count)
        }
    }

    func form(_ text: Span<UInt8>, of token: Range<Int>) -> Witness.Form {
        if text[token.lowerBound] > UInt8(ascii: "9") { return .truth }
        return token.count > 2 && text.hasBytes("0x", at: token.lowerBound) ? .prefixed : .decimal
    }

    func number(_ text: Span<UInt8>, at start: Int, to end: Int, isWhole: Bool = false) -> Range<Int>? {
        guard start < end else { return nil }
        if isWhole,
            text.hasBytes("True", at: start) && end == start + 4
                || text.hasBytes("False", at: start) && end == start + 5
        {
            return start..<end
        }
        guard let found = text.number(at: start, to: end), !isWhole || found.end == end else { return nil }
        return start..<found.end
    }

    /// The number that a label ends with in parentheses, or else begins with; both where nothing stands between.
    func numbers(_ text: Span<UInt8>, from start: Int) -> [Range<Int>] {
        guard start < label.upperBound else { return [] }
        var tokens: [Range<Int>] = []
        var first = number(text, at: start, to: label.upperBound)
        if let token = first, token.upperBound < label.upperBound, text[token.upperBound] != UInt8(ascii: " ") {
            first = nil
        }
        if text[label.upperBound - 1] == UInt8(ascii: ")"), let open = lastOpening(text, start),
            let inner = number(text, at: open + 1, to: label.upperBound - 1), inner.upperBound == label.upperBound - 1
        {
            tokens.append(inner)
            if let token = first, token.upperBound + 1 != open { first = nil }
        }
        if let first { tokens.append(first) }
        return tokens
    }

    private func lastOpening(_ text: Span<UInt8>, _ start: Int) -> Int? {
        var position = label.upperBound - 1
        while position > start, text[position] != UInt8(ascii: "(") { position -= 1 }
        return position > start ? position : nil
    }

    /// Behind `Label: `.
    func behindLabel(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position < label.upperBound, !text.hasBytes(": ", at: position) { position += 1 }
        return min(position + 2, label.upperBound)
    }

    // MARK: - Fields without bytes

    /// A number that stands in `show` and in the label, and in `value` where `geninfo` has it.
    mutating func readBare(_ text: Span<UInt8>, bits: Int) {
        if kind == .completeness, let pattern = ColumnPattern(text, at: label.lowerBound, to: label.upperBound) {
            let first = bit + bits - pattern.mask.trailingZeroBitCount - 1
            add(.pattern, label.lowerBound..<pattern.end, bit: first, count: 1)
            return readNumber(text, bit: first, count: 1, from: pattern.rest)
        }
        readNumber(text, bit: bit, count: bits, from: label.lowerBound)
        if !value.isEmpty { add(.bare, value, bit: bit, count: bits) }
    }
}
