import SourceText
import TCPWire

/// Goes through sections whose lines run on in one paragraph, and finds where each line began.
///
/// A line begins behind a blank, with a label of the section that is open, a pattern of bits before such a label, or the
/// bracket of what Wireshark computed; not behind a comma, nor within brackets, nor where a value stands.
struct Paragraph {
    private var header: HeaderKind
    /// Whether the options have been named, and whether what follows them has begun.
    private var hasOptions = false
    private var isBehindOptions = false
    private(set) var position: Int
    private let end: Int

    init(from start: Int, to end: Int, in header: HeaderKind) {
        position = start
        self.end = end
        self.header = header
    }

    /// Where the next line begins.
    mutating func next(_ text: Span<UInt8>) -> Int? {
        while position < end {
            let word = text.skippingSpaces(from: position, to: end)
            guard word < end else { break }
            if let length = lineStart(text, at: word) {
                position = skipValue(text, from: word + length)
                return word
            }
            position = wordEnd(text, from: word)
        }
        position = end
        return nil
    }

    /// How many lines begin in a piece of text, up to `most`.
    static func count(
        _ text: Span<UInt8>, from start: Int, to end: Int, in header: HeaderKind, most: Int
    ) -> Int {
        var lines = Paragraph(from: start, to: end, in: header)
        var count = 0
        while count < most, lines.next(text) != nil { count += 1 }
        return count
    }

    // MARK: - What a line begins with

    /// The length of the label that stands here.
    private mutating func lineStart(_ text: Span<UInt8>, at word: Int) -> Int? {
        if word > 0, isBehindComma(text, word) { return nil }
        if let length = heading(text, at: word) { return length }
        guard header != .other else { return nil }
        if text[word] == UInt8(ascii: "[") { return bracket(text, at: word) }
        if let pattern = BitPattern(text, at: word, to: end), let length = label(text, at: pattern.rest) {
            return pattern.rest - word + length
        }
        guard text[word] &- UInt8(ascii: "A") < 26 || isEdge(text, word) else { return nil }
        if let length = label(text, at: word) {
            noteProgress(text, at: word)
            return length
        }
        return optionName(text, at: word)
    }

    private func isBehindComma(_ text: Span<UInt8>, _ word: Int) -> Bool {
        var before = word - 1
        while before > 0, text[before] == UInt8(ascii: " ") { before -= 1 }
        return text[before] == UInt8(ascii: ",")
    }

    private func isEdge(_ text: Span<UInt8>, _ word: Int) -> Bool {
        text.hasBytes("left edge =", at: word) || text.hasBytes("right edge =", at: word)
    }

    private mutating func heading(_ text: Span<UInt8>, at word: Int) -> Int? {
        guard let match = TextReader.labels.match(text, at: word, context: .max), word + match.length <= end else {
            return nil
        }
        let row = TextReader.labels.rows[match.row]
        guard row.form.rawValue <= ValueForm.icmpHeading.rawValue else { return nil }
        if row.form == .optionHeading { return header == .tcp && !isBehindOptions ? match.length : nil }
        guard goesOn(text, row, behind: word + match.length) else { return nil }
        header = row.header
        hasOptions = false
        isBehindOptions = false
        return match.length
    }

    /// What follows a section's name here is its values, or its first line.
    private func goesOn(_ text: Span<UInt8>, _ row: LabelTable.Row, behind nameEnd: Int) -> Bool {
        let next = text.skippingSpaces(from: nameEnd, to: end)
        switch row.form {
        case .bareHeading, .layerHeading:
            return next < end
                && TextReader.labels.match(text, at: next, context: UInt64(1) << UInt64(row.header.rawValue)) != nil
        case .frameHeading: return TextReader.isHeading(text, row, at: next, to: end)
        case .extensionHeading, .tagHeading: return false
        default:
            return text.hasBytes(",", at: nameEnd) || text.hasBytes(":", at: nameEnd) || text.hasBytes("Addr", at: next)
        }
    }

    private func label(_ text: Span<UInt8>, at offset: Int) -> Int? {
        var context = UInt64(1) << UInt64(header.rawValue)
        if header == .tcp, !isBehindOptions { context |= 1 << UInt64(HeaderKind.option.rawValue) | ~0 << 32 }
        if let match = TextReader.labels.match(text, at: offset, context: context),
            TextReader.labels.rows[match.row].form.rawValue > ValueForm.icmpHeading.rawValue,
            offset + match.length < end, Self.isSeparated(text, offset + match.length)
        {
            return match.length
        }
        guard let length = LayoutLabels.length(text, at: offset, header), offset + length <= end,
            Self.isSeparated(text, offset + length)
        else { return nil }
        return length
    }

    /// Without its separator a label may be a word of a value.
    private static func isSeparated(_ text: Span<UInt8>, _ labelEnd: Int) -> Bool {
        switch text[labelEnd - 1] {
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: " "), UInt8(ascii: "("): true
        default: false
        }
    }

    private mutating func noteProgress(_ text: Span<UInt8>, at word: Int) {
        guard header == .tcp else { return }
        if text.hasBytes("Options", at: word) { hasOptions = true }
        // The lines of what the segment carries are none of its own.
        if text.hasBytes("TCP payload", at: word) || text.hasBytes("TCP segment data", at: word) { header = .other }
    }

    /// `[Stream index: 0]`, and not `[unverified]`, which is part of a value.
    private mutating func bracket(_ text: Span<UInt8>, at word: Int) -> Int? {
        guard word + 1 < end, text[word + 1] &- UInt8(ascii: "A") < 26 else { return nil }
        if text.hasBytes("[SEQ/ACK", at: word) || text.hasBytes("[Timestamps]", at: word) { isBehindOptions = true }
        return wordEnd(text, from: word) - word
    }

    /// Up to 2.2 options have their names alone as headings.
    private func optionName(_ text: Span<UInt8>, at word: Int) -> Int? {
        guard header == .tcp, hasOptions, !isBehindOptions, let name = TextReader.optionNames.match(text, at: word)
        else { return nil }
        let nameEnd = word + name.length
        guard nameEnd >= end || text[nameEnd] == UInt8(ascii: ":") || text[nameEnd] == UInt8(ascii: " ") else {
            return nil
        }
        return name.length
    }

    // MARK: - What is passed over

    /// Behind the first word of a value, which may look like the beginning of another line.
    private func skipValue(_ text: Span<UInt8>, from labelEnd: Int) -> Int {
        guard labelEnd > 0, labelEnd < end, text[labelEnd - 1] != UInt8(ascii: "]") else { return labelEnd }
        return wordEnd(text, from: text.skippingSpaces(from: labelEnd, to: end))
    }

    /// The end of a word; brackets and what stands in them are one.
    private func wordEnd(_ text: Span<UInt8>, from start: Int) -> Int {
        var depth = 0
        var offset = start
        while offset < end {
            switch text[offset] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(depth - 1, 0)
            case UInt8(ascii: " ") where depth == 0: return offset
            // A bracket that never closes holds nothing.
            default: if depth > 0, offset - start > 400 { return text.firstOffset(of: 0x20, from: start, to: end) }
            }
            offset += 1
        }
        return depth > 0 ? text.firstOffset(of: UInt8(ascii: " "), from: start, to: end) : end
    }
}
