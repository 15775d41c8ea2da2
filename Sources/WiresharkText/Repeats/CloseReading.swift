import PacketTrace
import SourceText
import TCPWire

/// Reading as lint does: besides the values that make up the packet, every line that says them again.
///
/// Nothing here changes what the packet is; it is more claims about it, and a note of each line.
extension TextReader {
    static let repeats = LabelTable(
        rows: FieldTable.repeats.map { FieldRow($0.field, $0.name, $0.header, .marker, $0.labels) })

    /// Reads one line and what it repeats. `true` says that it opens the next packet and was not taken.
    mutating func readClosely(
        _ text: Span<UInt8>, line start: Int, at offset: Int, to lineEnd: Int, column: Int,
        into packet: inout PacketClaims
    ) -> Bool {
        let headers = packet.headers.count
        let first = packet.claims.count
        checkVersion(text, at: offset, to: lineEnd, &packet)
        let wasOther = line.header == .other
        if readContent(text, at: offset, to: lineEnd, column: column, into: &packet) { return true }
        guard !packet.headers.isEmpty, line.header != .other, !line.isQuoted, column <= line.skipBelow else {
            return false
        }
        let isHeading = packet.headers.count > headers
        // Implied sections have no heading; the line before a section's first one is none of its own.
        guard isHeading || !wasOther || packet.claims.count > first else { return false }
        guard !Self.isDump(text, at: offset, to: lineEnd) else { return false }
        var end = lineEnd
        while end > offset, text[end - 1] == UInt8(ascii: "\r") || text[end - 1] == UInt8(ascii: " ") { end -= 1 }
        // A page's line end is none of the words.
        if end - offset > 4, text.hasBytes("<br>", at: end - 4) { end -= 4 }
        var scanner = RepeatScanner(
            text: offset..<end, header: line.place.headerIndex, kind: line.header, origin: origin(packet),
            item: isInside(column) ? line.place.item : nil, column: column, first: first)
        if isHeading {
            scanner.readHeading(text, line.header, &close, &packet)
        } else {
            scanner.readLine(text, &close, &packet)
        }
        note(text, line: start, at: offset, to: lineEnd, column: column, isHeading: isHeading, &packet)
        return false
    }

    /// `Internet Protocol Version 4`: the line below says which version it is.
    private func checkVersion(_ text: Span<UInt8>, at offset: Int, to end: Int, _ packet: inout PacketClaims) {
        guard text.hasBytes("Internet Protocol Version ", at: offset), !packet.headers.isEmpty, !line.isBounded,
            let version = text.decimal(at: offset + 26, to: end)
        else { return }
        var below = end + 1
        while below < text.count, text[below] == UInt8(ascii: " ") { below += 1 }
        var isFour = text.hasBytes("0100 .... = Version: 4", at: below) || text.hasBytes("Version: 4", at: below)
        var isSix = text.hasBytes("0110 .... = Version: 6", at: below)
        if !isFour, !isSix {
            // A folded header's addresses say it.
            var colon = version.end
            while colon < end, !text.hasBytes("Src: ", at: colon) { colon += 1 }
            var stop = colon + 5
            while stop < end, text[stop] != UInt8(ascii: ","), text[stop] != UInt8(ascii: " ") { stop += 1 }
            let isLong = stop < end && text.firstOffset(of: UInt8(ascii: ":"), from: colon + 5, to: stop) < stop
            let isShort = colon + 5 < stop && text.address4(at: colon + 5, to: stop)?.end == stop
            (isFour, isSix) = (isShort, isLong)
        }
        guard isFour || isSix, version.value != (isFour ? 4 : 6) else { return }
        packet.slips.append(
            Slip(
                isFour ? .ipVersion : .ipv6Version,
                span: SourceSpan(start: base + offset + 26, end: base + version.end), expected: [isFour ? 0x34 : 0x36],
                reason: "what follows is of another version"))
    }

    /// Whether a line at this column belongs to an option.
    private func isInside(_ column: Int) -> Bool { line.optionColumn >= 0 && column > line.optionColumn }

    private static func isDump(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Bool {
        guard offset + 7 < end, let digits = text.hexadecimal(at: offset, to: end), digits.end - offset >= 4 else {
            return false
        }
        return text.hasBytes("  ", at: digits.end)
    }

    private func note(
        _ text: Span<UInt8>, line start: Int, at offset: Int, to end: Int, column: Int, isHeading: Bool,
        _ packet: inout PacketClaims
    ) {
        let labelEnd = end
        let isItem = line.optionColumn >= 0 && column >= line.optionColumn
        // An item of PDML stands somewhere in its line.
        let start =
            line.isBounded ? text.lastOffset(of: UInt8(ascii: "\n"), from: 0, to: start).map { $0 + 1 } ?? 0 : start
        let end = line.isBounded ? text.firstOffset(of: UInt8(ascii: "\n"), from: end, to: text.count) : end
        var printed = PrintedLine(
            span: SourceSpan(start: base + start, end: base + end), content: base + offset, column: column,
            header: line.place.headerIndex, item: isItem ? line.place.item : nil, isHeading: isHeading)
        if !isHeading, let found = LayoutLabels.find(text, at: offset, to: labelEnd, line.header, isInside(column)) {
            printed.row = found.row
            printed.spelling = found.spelling
        }
        packet.lines.append(printed)
    }
}

/// What close reading remembers within one packet.
struct CloseState: Sendable {
    /// Which hardware address the last lines spoke of.
    var address = Field.ethernetDestination
    /// Column of the last remark, and what its heading says.
    var expertColumn = -1
    var message = 0..<0
    var severity = 0..<0
    var group = 0..<0
}
