import PacketTrace
import SourceText
import TCPWire

/// Where the content of a line lies, without the marks of quotation before it.
struct ContentLine {
    /// The content's first byte.
    let start: Int
    /// Its label, behind the bracket or the bits that stand before it.
    var offset: Int
    /// Its end, without blanks, and without a closing bracket.
    var end: Int
    /// The end of the line.
    let lineEnd: Int
    let column: Int
    /// The byte at ``start``.
    let first: UInt8
    var pattern: BitPattern?

    var isBracketed: Bool { first == UInt8(ascii: "[") }
}

extension TextReader {
    /// Reads what stands in one line. `true` says that it opens the next packet and was not taken.
    mutating func readContent(
        _ text: Span<UInt8>, at start: Int, to lineEnd: Int, column: Int, into packet: inout PacketClaims
    ) -> Bool {
        var end = lineEnd
        while end > start, text[end &- 1] == UInt8(ascii: "\r") || text[end &- 1] == UInt8(ascii: " ") { end &-= 1 }
        if column > line.base, !packet.headers.isEmpty { line.isIndented = true }
        if column > line.skipBelow { return false }
        line.skipBelow = Int.max
        if column <= line.nestedColumn { leaveNested() }
        if start &+ 7 < end,
            text[start &+ 4] == UInt8(ascii: " ") && text[start &+ 5] == UInt8(ascii: " ") || line.dumpNext > 0xffff,
            let opens = readDump(text, at: start, to: end, into: &packet)
        {
            return opens
        }
        var content = ContentLine(
            start: start, offset: start, end: end, lineEnd: lineEnd, column: column, first: text[start])
        skipOpening(text, of: &content)
        guard let match = match(text, at: content.offset, column: column), content.offset &+ match.length <= content.end
        else { return readUnlabelled(text, content, into: &packet) }
        var row = Self.labels.rows[match.row]
        // In a source route the last hop is called like the header's destination, and is another one.
        if row.field == .ipDestination, let last = packet.claims.last?.field,
            last == .ipv4OptionPointer || last == .ipv4OptionAddress
        {
            row.field = .ipv4OptionAddress
        }
        let value = text.skippingSpaces(from: content.offset &+ match.length, to: content.end)
        if row.form.rawValue <= ValueForm.icmpHeading.rawValue {
            return readHeading(text, content, row, value: value, into: &packet)
        }
        return readField(text, content, row, value: value, into: &packet)
    }

    /// Passes over the bracket or the bits before a label; what stands behind the closing bracket is the author's.
    @inline(__always)
    private mutating func skipOpening(_ text: Span<UInt8>, of content: inout ContentLine) {
        if content.isBracketed {
            content.offset &+= 1
            if content.end > content.offset, text[content.end &- 1] == UInt8(ascii: "]") {
                content.end &-= 1
            } else if !LineDamage.isButton(text, at: content.start),
                let close = text.lastOffset(of: UInt8(ascii: "]"), from: content.offset, to: content.end),
                innerField(text, from: close, to: content.end) == nil
            {
                content.end = close
            }
        } else if content.first == UInt8(ascii: ".") || content.first | 1 == UInt8(ascii: "1") {
            content.pattern = BitPattern(text, at: content.offset, to: content.end)
            if let pattern = content.pattern { content.offset = pattern.rest }
        }
    }

    /// A line whose label no row has: an option without its prefix, a damaged line, prose, or nothing that is read.
    private mutating func readUnlabelled(
        _ text: Span<UInt8>, _ content: ContentLine, into packet: inout PacketClaims
    ) -> Bool {
        let (start, offset, end, column) = (content.start, content.offset, content.end, content.column)
        if line.header == .other, let opens = readRow(text, at: offset, to: end, into: &packet) { return opens }
        if line.listColumn >= 0, !content.isBracketed,
            line.isMended || line.isBounded || !LineDamage.isLikely(text, from: start, to: end),
            openBareOption(text, at: offset, to: end, column: column, &packet)
        {
            return false
        }
        if line.isMended {
            line.isUnread = true
            return false
        }
        // A label of its own is as Wireshark wrote it.
        if line.isBounded {
            passOver(text, at: offset, to: end, column: column, isBracketed: content.isBracketed, into: &packet)
            return false
        }
        if let citation = LineDamage.citationEnd(text, at: start, to: content.lineEnd) {
            let (quoted, depth) = Self.skipPrefix(text, from: citation, to: content.lineEnd)
            guard quoted < content.lineEnd else { return false }
            return readContent(
                text, at: quoted, to: content.lineEnd, column: column &+ (citation &- start) &+ depth, into: &packet)
        }
        if line.header == .other, content.pattern == nil,
            let opens = openImplied(
                text, at: offset, to: end, lineEnd: content.lineEnd, column: column, into: &packet)
        {
            return opens || readContent(text, at: start, to: content.lineEnd, column: column, into: &packet)
        }
        if isBroken(text, nil, value: offset, to: end),
            let opens = readJoined(
                text, nil, from: start, value: offset, to: end, lineEnd: content.lineEnd, column: column, into: &packet)
        {
            return opens
        }
        if LineDamage.isLikely(text, from: start, to: end) {
            return readMended(text, from: start, to: end, column: column, into: &packet)
        }
        passOver(text, at: offset, to: end, column: column, isBracketed: content.isBracketed, into: &packet)
        return false
    }

    /// The heading of a section or of an option.
    private mutating func readHeading(
        _ text: Span<UInt8>, _ content: ContentLine, _ row: LabelTable.Row, value: Int, into packet: inout PacketClaims
    ) -> Bool {
        guard !content.isBracketed else { return false }
        let (start, end, column) = (content.start, content.end, content.column)
        if row.form != .optionHeading, !line.isMended, !line.isBounded,
            mayRunOn(text, from: start, to: content.lineEnd, column: column),
            let opens = readParagraph(
                text, row.header, from: start, to: end, lineEnd: content.lineEnd, column: column, into: &packet)
        {
            return opens
        }
        if row.form != .optionHeading, !line.isMended, !line.isBounded,
            let opens = readDamagedHeading(
                text, row, from: start, value: value, to: end, lineEnd: content.lineEnd, column: column, into: &packet)
        {
            return opens
        }
        if row.form == .tcpHeading, !line.isBounded, let inner = innerField(ofHeading: text, from: value, to: end) {
            return readParted(text, from: start, at: inner, to: end, column: column, into: &packet)
        }
        if row.form == .optionHeading, end - start > 60, !line.isBounded,
            let inner = innerField(text, from: value, to: end)
        {
            return readParted(text, from: start, at: inner, to: end, column: column, into: &packet)
        }
        return openSection(text, row, at: content.offset, value: value, to: end, column: column, into: &packet)
    }

    /// A line with a label and a value.
    private mutating func readField(
        _ text: Span<UInt8>, _ content: ContentLine, _ row: LabelTable.Row, value: Int, into packet: inout PacketClaims
    ) -> Bool {
        let (start, end, column) = (content.start, content.end, content.column)
        guard !packet.headers.isEmpty else { return false }
        // What Wireshark adds to a header is none of its bytes.
        if content.isBracketed, row.field?.isLayer == true { return false }
        if line.isImplied, repeatsField(row, packet) { return true }
        if line.header == .tcp, !line.isBounded,
            let opens = readDamagedField(
                text, row, from: start, value: value, to: end, lineEnd: content.lineEnd, column: column, into: &packet)
        {
            return opens
        }
        if line.header != .tcp, end > value,
            text[value] >= 0x7f || text[end &- 1] >= 0x80 || LineDamage.isSign(text[end &- 1]),
            !line.isMended, !line.isBounded, LineDamage.isLikely(text, from: start, to: end)
        {
            return readMended(text, from: start, to: end, column: column, into: &packet)
        }
        if line.header == .tcp, row.form != .headingNumber, row.header == .tcp || row.header == .option,
            column > line.base || !line.isIndented
        {
            packet.markers.insert(.expanded)
        }
        if row.header == .option { openHeadlessOption(row, column: column, packet) }
        // A bracket holds what Wireshark computed: it may be called like what the option holds.
        if row.isOwnOption, content.isBracketed { return false }
        scan(text, content, row, value: value, into: &packet)
        if row.form == .optionArea { line.listColumn = column }
        return false
    }

    /// Reads the value; what is none is noted where it matters.
    @inline(__always)
    private mutating func scan(
        _ text: Span<UInt8>, _ content: ContentLine, _ row: LabelTable.Row, value: Int, into packet: inout PacketClaims
    ) {
        var scanner = LineScanner(
            text: LineScanner.Place(value: value, end: content.end, origin: origin(packet)), row: row,
            pattern: content.pattern, patternStart: content.start, state: line.place)
        let before = packet.claims.count
        scanner.read(text, into: &packet)
        if packet.claims.count == before {
            if value < content.end, text[value] == UInt8(ascii: "\t") {
                // Columns that someone lined up: the value is there all the same.
                scanner.text.value = text.skippingBlanks(from: value, to: content.end)
                scanner.read(text, into: &packet)
            }
            if packet.claims.count == before {
                noteUnread(row, text, from: content.start, value: value, to: content.end, &packet)
            }
        }
        line.place = scanner.state
    }

    /// The row of a line. Where indentation is lost, the open option's own lines come before the header's.
    ///
    /// Nothing is changed here and in what it asks: the reader would be copied for each line if it were not `mutating`.
    @inline(__always)
    private mutating func match(_ text: Span<UInt8>, at offset: Int, column: Int) -> LabelTable.Match? {
        if line.isFlat, column == line.optionColumn, line.place.optionLines != 0,
            let match = Self.labels.match(text, at: offset, context: line.place.optionLines)
        {
            return match
        }
        return Self.labels.match(text, at: offset, context: context(column: column))
    }

    /// Which rows a line may belong to.
    @inline(__always)
    private mutating func context(column: Int) -> UInt64 {
        let option = UInt64(1) << UInt64(HeaderKind.option.rawValue)
        if line.header == .tcp {
            // Inside an option its own lines count, and no others that look like the header's.
            if line.optionColumn >= 0, column > line.optionColumn { return option | line.place.optionLines }
            return 1 << UInt64(HeaderKind.tcp.rawValue) | option
        }
        return line.header == .other ? LabelTable.otherLines : 1 << UInt64(line.header.rawValue)
    }
}
