import PacketTrace
import SourceText
import TCPWire

extension TextReader {
    /// Reads one line. `true` says that it opens the next packet and was not taken.
    @inline(__always)
    mutating func readLine(
        _ text: Span<UInt8>, from start: Int, to lineEnd: Int, into packet: inout PacketClaims
    ) -> Bool {
        var offset = start
        while offset < lineEnd, text[offset] == UInt8(ascii: " ") { offset &+= 1 }
        guard offset < lineEnd else { return false }
        // Protocols that are not modelled: their lines below the heading are passed over unread.
        if line.header == .other, line.isIndented, offset &- start > line.base,
            !line.isQuoted || offset &- start > line.skipBelow
        {
            if line.dataLength > 0 { readData(text, at: offset, to: lineEnd, into: &packet) }
            return false
        }
        var column = offset &- start
        let first = text[offset]
        if first < UInt8(ascii: "0") && first != UInt8(ascii: ".") || first == UInt8(ascii: ">")
            || first == UInt8(ascii: "|")
        {
            (offset, column) = Self.skipPrefix(text, from: start, to: lineEnd)
            guard offset < lineEnd else { return false }
        }
        if Self.fillsConsole(lineEnd &- start) || line.base > 0 && Self.fillsConsole(lineEnd &- start &- line.base),
            let opens = readConsoleLine(
                text, from: start, at: offset, to: lineEnd, column: column, into: &packet)
        {
            return opens
        }
        if isClose { return readClosely(text, line: start, at: offset, to: lineEnd, column: column, into: &packet) }
        return readContent(text, at: offset, to: lineEnd, column: column, into: &packet)
    }

    /// Marks of quotation and comment before a line, in any order.
    static func skipPrefix(_ text: Span<UInt8>, from start: Int, to end: Int) -> (offset: Int, column: Int) {
        var offset = start
        var column = 0
        while offset < end {
            switch text[offset] {
            case UInt8(ascii: "\t"): column = (column / 4 + 1) * 4
            case UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "*"),
                UInt8(ascii: "/"), UInt8(ascii: "\r"):
                column += 1
            default: return (offset, column)
            }
            offset += 1
        }
        return (offset, column)
    }

    mutating func readContent(
        _ text: Span<UInt8>, at start: Int, to lineEnd: Int, column: Int, into packet: inout PacketClaims
    ) -> Bool {
        var offset = start
        var end = lineEnd
        while end > offset, text[end &- 1] == UInt8(ascii: "\r") || text[end &- 1] == UInt8(ascii: " ") { end &-= 1 }
        if column > line.base, !packet.headers.isEmpty { line.isIndented = true }
        if column > line.skipBelow { return false }
        line.skipBelow = Int.max
        if column <= line.nestedColumn { leaveNested() }
        var pattern: BitPattern?
        let first = text[offset]
        if offset &+ 7 < end,
            text[offset &+ 4] == UInt8(ascii: " ") && text[offset &+ 5] == UInt8(ascii: " ") || line.dumpNext > 0xffff,
            let opens = readDump(text, at: offset, to: end, into: &packet)
        {
            return opens
        }
        if first == UInt8(ascii: "[") {
            offset &+= 1
            if end > offset, text[end &- 1] == UInt8(ascii: "]") {
                end &-= 1
            } else if !LineDamage.isButton(text, at: start),
                let close = text.lastOffset(of: UInt8(ascii: "]"), from: offset, to: end),
                innerField(text, from: close, to: end) == nil
            {
                // The author's words stand behind the bracket.
                end = close
            }
        } else if first == UInt8(ascii: ".") || first | 1 == UInt8(ascii: "1") {
            pattern = BitPattern(text, at: offset, to: end)
            if let pattern { offset = pattern.rest }
        }
        guard let match = match(text, at: offset, column: column), offset &+ match.length <= end else {
            if line.header == .other, let opens = readRow(text, at: offset, to: end, into: &packet) { return opens }
            if line.listColumn >= 0, first != UInt8(ascii: "["),
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
                passOver(
                    text, at: offset, to: end, column: column, isBracketed: first == UInt8(ascii: "["), into: &packet)
                return false
            }
            if line.header == .other, pattern == nil,
                let opens = openImplied(
                    text, at: offset, to: end, lineEnd: lineEnd, column: column, into: &packet)
            {
                return opens || readContent(text, at: start, to: lineEnd, column: column, into: &packet)
            }
            if isBroken(text, nil, value: offset, to: end),
                let opens = readJoined(
                    text, nil, from: start, value: offset, to: end, lineEnd: lineEnd, column: column, into: &packet)
            {
                return opens
            }
            if LineDamage.isLikely(text, from: start, to: end) {
                return readMended(text, from: start, to: end, column: column, into: &packet)
            }
            passOver(text, at: offset, to: end, column: column, isBracketed: first == UInt8(ascii: "["), into: &packet)
            return false
        }
        var row = Self.labels.rows[match.row]
        // In a source route the last hop is called like the header's destination, and is another one.
        if row.field == .ipDestination, let last = packet.claims.last?.field,
            last == .ipv4OptionPointer || last == .ipv4OptionAddress
        {
            row.field = .ipv4OptionAddress
        }
        let value = text.skippingSpaces(from: offset &+ match.length, to: end)
        let isHeading = row.form.rawValue <= ValueForm.icmpHeading.rawValue
        if isHeading {
            guard first != UInt8(ascii: "[") else { return false }
            if row.form != .optionHeading, !line.isMended, !line.isBounded,
                mayRunOn(text, from: start, to: lineEnd, column: column),
                let opens = readParagraph(
                    text, row.header, from: start, to: end, lineEnd: lineEnd, column: column, into: &packet)
            {
                return opens
            }
            if row.form != .optionHeading, !line.isMended, !line.isBounded,
                let opens = readDamagedHeading(
                    text, row, from: start, value: value, to: end, lineEnd: lineEnd, column: column, into: &packet)
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
            return openSection(text, row, at: offset, value: value, to: end, column: column, into: &packet)
        }
        guard !packet.headers.isEmpty else { return false }
        // What Wireshark adds to a header is none of its bytes.
        if first == UInt8(ascii: "["), row.field?.isLayer == true { return false }
        if line.isImplied, repeatsField(row, packet) { return true }
        if line.header == .tcp, !line.isBounded,
            let opens = readDamagedField(
                text, row, from: start, value: value, to: end, lineEnd: lineEnd, column: column, into: &packet)
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
        if row.header == .option { openHeadlessOption(row, column: column) }
        // A bracket holds what Wireshark computed: it may be called like what the option holds.
        if row.isOwnOption, first == UInt8(ascii: "[") { return false }
        var scanner = LineScanner(
            text: LineScanner.Place(value: value, end: end, origin: origin(packet)), row: row,
            pattern: pattern, patternStart: start, state: line.place)
        let before = packet.claims.count
        scanner.read(text, into: &packet)
        if packet.claims.count == before {
            if value < end, text[value] == UInt8(ascii: "\t") {
                // Columns that someone lined up: the value is there all the same.
                scanner.text.value = text.skippingBlanks(from: value, to: end)
                scanner.read(text, into: &packet)
            }
            if packet.claims.count == before { noteUnread(row, text, from: start, value: value, to: end, &packet) }
        }
        line.place = scanner.state
        if row.form == .optionArea { line.listColumn = column }
        return false
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

    /// A line that no row knows.
    mutating func passOver(
        _ text: Span<UInt8>, at offset: Int, to end: Int, column: Int, isBracketed: Bool,
        into packet: inout PacketClaims
    ) {
        noteDirective(text, from: offset)
        if line.dataLength > 0 { readData(text, at: offset, to: end, into: &packet) }
        if packet.headers.isEmpty || column <= line.base && !isBracketed {
            noteProse(SourceSpan(start: base + offset, end: base + end), in: &packet)
        }
        guard !packet.headers.isEmpty else { return }
        if isBracketed {
            switch line.header {
            // Its stream index is another one.
            case .tcp where text.hasBytes("MPTCP analysis", at: offset): line.skipBelow = column
            // The addresses once more, the other way round.
            case .routing where text.hasBytes("Segments in Traversal Order", at: offset): line.skipBelow = column
            default: break
            }
        }
        // Another protocol begins at the column of the headings; prose between unindented lines does not.
        if column <= line.base, line.isIndented, !LineDamage.isRest(text, from: offset, to: end),
            !isWrapped(text, at: offset, to: end)
        {
            line.dataLength = line.header == .tcp ? Self.dataLength(text, at: offset, to: end) : 0
            if line.header != .other, !packet.headers.isEmpty { packet.headers.append(.other) }
            line.header = .other
            line.closeOptions()
            line.isTunnel = true
        }
    }

    private func noteProse(_ span: SourceSpan, in packet: inout PacketClaims) {
        if let last = packet.prose.last, span.start - last.end <= 2 {
            packet.prose[packet.prose.count - 1].end = span.end
        } else {
            packet.prose.append(span)
        }
    }
}
