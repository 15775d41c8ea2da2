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
            !LineDamage.isMarkAlone(text, from: offset, to: end),
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
