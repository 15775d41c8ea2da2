import PacketTrace
import SourceText
import TCPWire

extension TextReader {
    /// Takes a heading. `true` says that it opens the next packet and was not taken.
    mutating func openSection(
        _ text: Span<UInt8>, _ row: LabelTable.Row, at offset: Int, value: Int, to end: Int, column: Int,
        into packet: inout PacketClaims
    ) -> Bool {
        if row.form == .optionHeading {
            if line.header == .tcp { openOption(text, at: offset, value: value, to: end, column: column, &packet) }
            return false
        }
        guard Self.isHeading(text, row, at: value, to: end) else {
            noteUnreadHeading(row, text, from: offset, to: end, &packet)
            return false
        }
        if line.isQuoted, row.form != .frameHeading {
            // What an ICMP message quotes is deeper than the message's own heading.
            if column > line.base {
                if row.form == .tcpHeading { packet.markers.insert(.quoted) }
                return false
            }
            line.isQuoted = false
        }
        if !packet.headers.isEmpty, opensPacket(row, packet) {
            if line.isBounded { leaveSection(into: &packet) }
            return !line.isBounded
        }
        if packet.headers.isEmpty, !packet.frameDump.isEmpty { return true }
        if packet.headers.isEmpty || column < line.base { line.base = column }
        if row.form == .tagHeading || row.form == .extensionHeading, line.header == .other { return false }
        noteNesting(row, column: column, packet)
        line.header = row.header
        line.place.headerIndex = UInt8(truncatingIfNeeded: min(packet.headers.count, 255))
        line.closeOptions()
        packet.headers.append(row.header)
        packet.markers.formUnion(row.marker)
        if row.form == .icmpHeading {
            line.isQuoted = true
            packet.markers.insert(.message)
            line.skipBelow = Int.max
            return false
        }
        if row.form == .frameHeading { packet.markers.insert(.frame) }
        line.isTunnel = false
        var heading = HeadingScanner(header: line.place.headerIndex, origin: origin(packet))
        heading.read(text, row, at: value, to: end, into: &packet)
        return false
    }

    /// A heading is followed by its values or by nothing; in a sentence it is not.
    static func isHeading(_ text: Span<UInt8>, _ row: LabelTable.Row, at offset: Int, to end: Int) -> Bool {
        switch row.form {
        case .frameHeading:
            guard let number = text.decimal(at: offset, to: end), number.end < end else { return false }
            return isFrame(text, behind: number.end, to: end)
        case .ipv4Heading where text.hasBytes(":", at: offset): return true
        case .bareHeading: return offset >= end
        case .layerHeading, .extensionHeading:
            return offset >= end || text[offset] == UInt8(ascii: "(") && text[end - 1] == UInt8(ascii: ")")
                || text[offset] == UInt8(ascii: ",")
                    && (row.form == .extensionHeading
                        || text.firstOffset(of: UInt8(ascii: ":"), from: offset, to: end) < end)
        case .tagHeading: return true
        default: return offset >= end || text[offset] == UInt8(ascii: ",") || row.form == .icmpHeading
        }
    }

    /// `: 74 bytes on wire …`, `: Packet, 74 bytes …` (4.6), ` (74 on wire, …`, or nothing more; `: the answer` is prose.
    private static func isFrame(_ text: Span<UInt8>, behind number: Int, to end: Int) -> Bool {
        guard text.hasBytes(":", at: number) || text.hasBytes(" (", at: number) else { return false }
        let next = text.skippingSpaces(from: number + (text.hasBytes(":", at: number) ? 1 : 2), to: end)
        if next >= end || text.hasBytes("Packet,", at: next) { return true }
        guard let length = text.decimal(at: next, to: end) else { return false }
        return text.hasBytes(" bytes", at: length.end) || text.hasBytes(" on wire", at: length.end)
    }

    private func opensPacket(_ row: LabelTable.Row, _ packet: borrowing PacketClaims) -> Bool {
        switch row.form {
        case .frameHeading: return true
        case .tcpHeading: return packet.headers.contains(.tcp)
        case .ipv4Heading, .ipv6Heading:
            // Another network header belongs to a tunnel, unless a segment lies between.
            return packet.headers.contains(.tcp)
        case .icmpHeading, .vlanHeading, .layerHeading, .tagHeading, .extensionHeading:
            return packet.headers.contains(.tcp)
        default:
            return packet.headers.contains(.tcp)
                || packet.headers.contains { $0 == row.header } && !packet.headers.contains { $0.carriesFrames }
        }
    }
}
