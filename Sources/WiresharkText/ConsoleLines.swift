import PacketTrace
import SourceText
import TCPWire

/// Lines that a console broke at its last column, to go on at its first one, or cut there.
extension TextReader {
    /// Whether a line is as long as those of consoles with 80, 100, 120 or 132 columns. Copying may leave out the blank at
    /// the end, and a carriage return counts as well.
    @inline(__always)
    static func fillsConsole(_ length: Int) -> Bool {
        let over = UInt(bitPattern: length &- 79)
        return over < 64 && (0b111 | 0b111 << 20 | 0b111 << 40 | 0b111 << 52 as UInt64) >> UInt64(over) & 1 != 0
    }

    /// Reads such a line with what was broken off; `nil` where it is a line like any other.
    mutating func readConsoleLine(
        _ text: Span<UInt8>, from start: Int, at offset: Int, to lineEnd: Int, column: Int,
        into packet: inout PacketClaims
    ) -> Bool? {
        var (offset, column) = (offset, column)
        if let citation = LineDamage.citationEnd(text, at: offset, to: lineEnd) {
            let content = text.skippingSpaces(from: citation, to: lineEnd)
            (offset, column) = (content, column + content - offset)
        }
        let isHeading = Self.opensSection(text, at: offset, to: lineEnd)
        guard isHeading || line.header != .other && (column > line.base || !line.isIndented) else { return nil }
        let margin = packet.headers.isEmpty ? column : line.base
        let marginBytes = offset - start - (column - margin)
        // The marks before the line may have come before the console or after it.
        guard
            let console = Console(text, from: start, to: lineEnd, margin: margin, marginBytes: marginBytes)
                ?? Console(text, from: start, to: lineEnd, margin: 0, marginBytes: 0, deepest: margin)
        else { return nil }
        var ends: [(start: Int, end: Int, lineEnd: Int)] = []
        var last = console.trimmed(text, lineEnd)
        var next = lineEnd
        while ends.count < 8,
            let rest = console.rest(text, behind: next, last: last, isFlat: !isHeading && !line.isIndented)
        {
            ends.append(rest)
            (last, next) = (rest.end, rest.lineEnd)
            guard rest.end - rest.start + 1 >= console.columns else { break }
        }
        if isHeading, !line.isIndented, !ends.isEmpty, !console.isIndented(text, behind: next) { return nil }
        let first = packet.claims.first.map { packet.text.start - base + Int($0.offset) } ?? start
        let neighbours = console.neighbours(text, from: min(first, start), line: start, lineEnd)
        guard !neighbours.hasLonger else { return nil }
        if ends.isEmpty, !console.isCut(text, from: offset, to: lineEnd, besides: neighbours.hasFull) { return nil }
        return readPieces(text, from: start, at: offset, to: lineEnd, column: column, console, ends, into: &packet)
    }

    private mutating func readPieces(
        _ text: Span<UInt8>, from start: Int, at offset: Int, to lineEnd: Int, column: Int, _ console: Console,
        _ rest: [(start: Int, end: Int, lineEnd: Int)], into packet: inout PacketClaims
    ) -> Bool {
        var mended = MendedText()
        swap(&mended, &scratch)
        defer { swap(&mended, &scratch) }
        mended.removeAll()
        var end = console.trimmed(text, lineEnd)
        if rest.isEmpty {
            mended.append(text, from: offset, to: Self.endOfWhole(text, from: offset, to: end))
        } else {
            mended.append(text, from: offset, to: end)
        }
        for piece in rest {
            if end - start - console.marginBytes < console.columns { mended.put(UInt8(ascii: " "), at: end) }
            mended.appendRest(text, from: piece.start, to: piece.end)
            end = piece.end
        }
        let opens = read(mended, text, from: start, to: lineEnd, column: column, into: &packet)
        if !opens {
            packet.isReflowed = true
            if let last = rest.last { skipTo = last.lineEnd }
        }
        return opens
    }

    /// How the last word of a line that was cut went on is not known, nor what else was in a list.
    private static func endOfWhole(_ text: Span<UInt8>, from offset: Int, to end: Int) -> Int {
        if text.hasBytes("Options: (", at: offset) {
            return text.firstOffset(of: UInt8(ascii: ","), from: offset, to: end)
        }
        return text.lastOffset(of: UInt8(ascii: " "), from: offset, to: end) ?? end
    }

    /// Whether a section's heading stands here.
    static func opensSection(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Bool {
        guard offset < end, let match = labels.match(text, at: offset, context: .max), offset + match.length <= end
        else { return false }
        let form = labels.rows[match.row].form
        return form.rawValue <= ValueForm.icmpHeading.rawValue && form != .optionHeading
    }
}

/// What a full line tells about the console that it comes from.
struct Console {
    /// Where the line begins.
    let start: Int
    let columns: Int
    /// Columns and bytes of what stands before each line, as quotation marks do.
    let margin: Int
    let marginBytes: Int
    /// What stands here or behind is a line of its own.
    let deepest: Int

    /// `nil` where the line does not fill any console.
    init?(_ text: Span<UInt8>, from start: Int, to lineEnd: Int, margin: Int, marginBytes: Int, deepest: Int? = nil) {
        guard marginBytes >= 0 else { return nil }
        let end = lineEnd > start && text[lineEnd - 1] == UInt8(ascii: "\r") ? lineEnd - 1 : lineEnd
        self.margin = margin
        self.marginBytes = marginBytes
        self.deepest = min(deepest ?? .max, margin + 4)
        let length = end - start - marginBytes
        guard let columns = [80, 100, 120, 132].first(where: { $0 == length || $0 == length + 1 }) else { return nil }
        self.columns = columns
        self.start = start
    }

    func trimmed(_ text: Span<UInt8>, _ lineEnd: Int) -> Int {
        lineEnd > 0 && text[lineEnd - 1] == UInt8(ascii: "\r") ? lineEnd - 1 : lineEnd
    }

    /// The next line, where it stands at the first column and is none of its own.
    func rest(
        _ text: Span<UInt8>, behind lineEnd: Int, last: Int, isFlat: Bool
    ) -> (start: Int, end: Int, lineEnd: Int)? {
        guard lineEnd < text.count else { return nil }
        let next = lineEnd + 1
        let nextEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: next, to: text.count)
        let (content, column) = TextReader.skipPrefix(text, from: next, to: nextEnd)
        let end = trimmed(text, nextEnd)
        // A blank or some may have been the first to be broken off.
        guard content < end, column >= margin, column < deepest, next + marginBytes <= content,
            !TextReader.opensSection(text, at: content, to: end), !isFlat || !Self.isField(text, at: content, to: end)
        else { return nil }
        let first = text[content]
        let isCapital = first &- UInt8(ascii: "A") < 26 || first == UInt8(ascii: "[")
        if isCapital, column == margin, last > 0, Self.endsLine(text[last - 1]),
            !LineDamage.isRest(text, from: content, to: end)
        {
            return nil
        }
        return (next + marginBytes, end, nextEnd)
    }

    /// Whether a line of its own stands here, where indentation does not tell.
    private static func isField(_ text: Span<UInt8>, at content: Int, to end: Int) -> Bool {
        text[content] == UInt8(ascii: "[") || BitPattern(text, at: content, to: end) != nil
            || TextReader.labels.match(text, at: content, context: .max) != nil
    }

    /// Whether a line may well end with this byte.
    private static func endsLine(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
            true
        default: false
        }
    }

    /// Whether the next line that is not empty stands deeper than the headings, or is one.
    func isIndented(_ text: Span<UInt8>, behind lineEnd: Int) -> Bool {
        guard lineEnd < text.count else { return true }
        let end = text.firstOffset(of: UInt8(ascii: "\n"), from: lineEnd + 1, to: text.count)
        let (content, column) = TextReader.skipPrefix(text, from: lineEnd + 1, to: end)
        return content >= end || column > margin + 1 || TextReader.opensSection(text, at: content, to: end)
    }

    /// Whether the line breaks off: the list of the options, which is the longest line, or a word where other lines fill the
    /// console as well.
    func isCut(_ text: Span<UInt8>, from offset: Int, to lineEnd: Int, besides hasFull: Bool) -> Bool {
        let end = trimmed(text, lineEnd)
        guard end > offset, end - start - marginBytes == columns else { return false }
        if text.hasBytes("Options: (", at: offset) { return !Self.namesAll(text, from: offset + 10, to: end) }
        return hasFull && text[end - 1] != UInt8(ascii: ")") && text[end - 1] != UInt8(ascii: "]")
    }

    /// Whether the options named in `8 bytes), Maximum segment size, …` fill the bytes: then the list just is as long.
    private static func namesAll(_ text: Span<UInt8>, from offset: Int, to end: Int) -> Bool {
        guard let bytes = text.decimal(at: offset, to: end) else { return false }
        var sum: UInt64 = 0
        var position = text.firstOffset(of: UInt8(ascii: ","), from: bytes.end, to: end)
        while position < end {
            let name = position + 2
            position = text.firstOffset(of: UInt8(ascii: ","), from: name, to: end)
            guard name < end, let match = TextReader.optionNames.match(text, at: name), name + match.length == position,
                let length = TCPOptionTable.rows[match.option].length
            else { return false }
            sum += UInt64(length)
        }
        return sum == bytes.value
    }

    /// Whether lines around are longer than the console is wide, and whether others fill it.
    ///
    /// - Parameters:
    ///   - first: where the packet begins.
    ///   - start: the line itself, which ends at `lineEnd`.
    func neighbours(
        _ text: Span<UInt8>, from first: Int, line start: Int, _ lineEnd: Int
    ) -> (hasLonger: Bool, hasFull: Bool) {
        let most = 1 << 13
        var position = max(first, start - most, 0)
        var hasFull = false
        while position < min(text.count, lineEnd + most) {
            let lineStart = position
            let nextEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: position, to: text.count)
            position = nextEnd + 1
            guard lineStart != start else { continue }
            let (content, _) = TextReader.skipPrefix(text, from: lineStart, to: nextEnd)
            if lineStart > lineEnd, text.hasBytes("Frame ", at: content) { break }
            let length = trimmed(text, nextEnd) - lineStart - marginBytes
            if length > columns { return (true, hasFull) }
            hasFull = hasFull || length == columns
        }
        return (false, hasFull)
    }
}
