import PacketTrace
import SourceText
import TCPWire

/// Segments of which only field lines were pasted, without the heading.
///
/// A label in a sentence is no field: several lines of a segment must stand together, and one of them must be a line that
/// no other protocol has.
extension TextReader {
    private static let segmentRows = UInt64(1) << UInt64(HeaderKind.tcp.rawValue)

    /// Whether the lines from here on are those of a segment without heading. `nil` says that they are not; `true` that
    /// they belong to the next packet, `false` that a section was opened for them.
    mutating func openImplied(
        _ text: Span<UInt8>, at offset: Int, to end: Int, lineEnd: Int, column: Int, into packet: inout PacketClaims
    ) -> Bool? {
        guard line.header == .other, !line.isMended, !line.isQuoted,
            Self.evidence(text, from: offset, to: end) != .none,
            Self.isSegment(text, from: offset, to: end, lineEnd: lineEnd)
        else { return nil }
        let folded = packet.markers.contains(.expanded) ? nil : packet.headers.lastIndex(of: .tcp)
        if packet.headers.contains(.tcp), folded == nil { return true }
        line.header = .tcp
        line.place.headerIndex = UInt8(truncatingIfNeeded: min(folded ?? packet.headers.count, 255))
        line.optionColumn = -1
        line.place.hasItem = false
        line.place.item = 0
        line.isImplied = true
        line.skipBelow = Int.max
        if packet.headers.isEmpty { line.base = column }
        // Fields that follow a folded heading after some words are that segment's own.
        if folded == nil { packet.headers.append(.tcp) }
        return false
    }

    /// In a segment without heading a field that it already has begins the next one.
    func repeatsField(_ row: LabelTable.Row, _ packet: borrowing PacketClaims) -> Bool {
        guard line.isImplied, let field = row.field, row.header == .tcp else { return false }
        switch row.form {
        case .sequence, .tcpFlags, .number, .scaledWindow:
            return packet.claims.contains {
                $0.field == field && $0.header == line.place.headerIndex && $0.copy == .line
                    && (field != .flags || $0.mask & 0xff == 0xff)
            }
        default: return false
        }
    }

    private enum Evidence { case none, weak, strong }

    /// Whether at least two lines in a row have labels of a segment, one of them its own.
    private static func isSegment(_ text: Span<UInt8>, from start: Int, to end: Int, lineEnd: Int) -> Bool {
        var isStrong = evidence(text, from: start, to: end) == .strong
        var found = 1
        var position = lineEnd + 1
        for _ in 0..<8 where position < text.count {
            let next = text.firstOffset(of: UInt8(ascii: "\n"), from: position, to: text.count)
            var (content, _) = skipPrefix(text, from: position, to: next)
            let isBracketed = content < next && text[content] == UInt8(ascii: "[")
            if isBracketed { content += 1 }
            switch evidence(text, from: content, to: next) {
            // What Wireshark adds between the fields is not all known.
            case .none where isBracketed: break
            case .none:
                // Bit rows say which flags they are.
                guard let pattern = BitPattern(text, at: content, to: next),
                    labels.match(text, at: pattern.rest, context: segmentRows) != nil
                else { return isStrong && found > 1 }
                found += 1
            case .weak: found += 1
            case .strong:
                found += 1
                isStrong = true
            }
            if isStrong, found > 1 { return true }
            position = next + 1
        }
        return isStrong && found > 1
    }

    /// Whether a line is one that only a segment has.
    static func isSegmentLine(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        evidence(text, from: start, to: end) == .strong
    }

    private static func evidence(_ text: Span<UInt8>, from start: Int, to end: Int) -> Evidence {
        guard start < end, let match = labels.match(text, at: start, context: segmentRows), start + match.length <= end
        else { return .none }
        let row = labels.rows[match.row]
        let value = text.skippingSpaces(from: start + match.length, to: end)
        guard let number = text.number(at: value, to: end) else { return .none }
        switch row.form {
        case .sequence: return .strong
        case .tcpFlags:
            let names = text.skippingSpaces(from: number.end, to: end)
            guard text.hasBytes("0x", at: value), text.hasBytes("(", at: names) else { return .none }
            let close = text.firstOffset(of: UInt8(ascii: ")"), from: names, to: end)
            return FlagNames.read(text, from: names + 1, to: close) == nil ? .none : .strong
        case .number, .scaledWindow:
            return row.field == .sequenceNumberRaw || row.field == .acknowledgmentNumberRaw ? .strong : .weak
        default: return .none
        }
    }
}
