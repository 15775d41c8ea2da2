import PacketTrace
import SourceText
import TCPWire

/// Lines that look like a trace and give nothing: the author is told, as nothing else shows that they do not count.
extension TextReader {
    /// Remarks on a field of the segment whose label is there and whose value is not.
    mutating func noteUnread(
        _ row: LabelTable.Row, _ text: Span<UInt8>, from start: Int, value: Int, to end: Int,
        _ packet: inout PacketClaims
    ) {
        guard line.header == .tcp, row.header == .tcp, !line.isQuoted, let field = row.field,
            Self.mustHaveValue(field, row.form), !text.hasBytes("Broken TCP", at: value)
        else { return }
        note(field, text, from: start, to: end, &packet)
    }

    /// Remarks on a segment's heading that does not go on like one.
    mutating func noteUnreadHeading(
        _ row: LabelTable.Row, _ text: Span<UInt8>, from start: Int, to end: Int, _ packet: inout PacketClaims
    ) {
        guard row.form == .tcpHeading else { return }
        for offset in start..<max(start, end) where text.hasBytes("Src Port: ", at: offset) {
            return note(nil, text, from: start, to: end, &packet)
        }
    }

    private mutating func note(
        _ field: Field?, _ text: Span<UInt8>, from start: Int, to end: Int, _ packet: inout PacketClaims
    ) {
        guard packet.unread.count < 16 else { return }
        packet.markers.insert(.unread)
        let span =
            line.isMended
            ? SourceSpan(start: base + mendedFrom, end: base + mendedTo)
            : SourceSpan(start: base + start, end: base + end)
        packet.unread.append(UnreadLine(field: field, span: span))
    }

    /// Fields whose line always has a number, in every version.
    private static func mustHaveValue(_ field: Field, _ form: ValueForm) -> Bool {
        switch form {
        case .sequence, .tcpFlags, .checksum, .headerLength, .scaledWindow: return true
        case .number:
            switch field {
            case .sourcePort, .destinationPort, .sequenceNumberRaw, .acknowledgmentNumberRaw, .windowValue,
                .urgentPointer, .segmentLength:
                return true
            default: return false
            }
        default: return false
        }
    }
}
