package import PacketTrace
import SourceText
import TCPWire

/// Reading single items of a details tree whose place in it is known, as PDML gives them: labels are those of the text
/// form, so that all that is known of labels counts for both.
extension TextReader {
    /// Forgets what was read; the next item belongs to another packet, which begins at `start` of the text.
    package mutating func beginPacket(at start: Int, into packet: inout PacketClaims) {
        packet.removeAll()
        line = LineState()
        line.isBounded = true
        close = CloseState()
        packet.text = SourceSpan(start: base + start, end: base + start)
    }

    /// Reads the label of one item.
    ///
    /// - Parameter depth: how deep it stands in the tree; protocols stand at 0.
    @inline(__always)
    package mutating func readItem(
        _ text: Span<UInt8>, from start: Int, to end: Int, depth: Int, into packet: inout PacketClaims
    ) {
        guard start < end else { return }
        if line.header == .other, depth > 0, !line.isQuoted { return }
        if isClose {
            _ = readClosely(text, line: start, at: start, to: end, column: 4 &* depth, into: &packet)
            return
        }
        _ = readContent(text, at: start, to: end, column: 4 &* depth, into: &packet)
    }

    /// A protocol that has no label, or none that is read: what stands below it belongs to no header.
    package mutating func leaveSection(into packet: inout PacketClaims) {
        if line.header != .other, !packet.headers.isEmpty { packet.headers.append(.other) }
        line.header = .other
        line.optionColumn = -1
        line.isTunnel = true
        line.isIndented = true
    }

    /// Whether items below a protocol say anything here.
    package var readsItems: Bool { line.header != .other || line.isQuoted }

    /// Whether items at this depth belong to something else within the section, such as an extension header.
    package func skips(depth: Int) -> Bool { 4 &* depth > line.skipBelow }

    /// The header that items belong to now.
    package var section: HeaderKind { line.header }
    package var sectionIndex: UInt8 { line.place.headerIndex }
    /// The option that items belong to now, from 0.
    package var option: UInt8 { line.place.item }
    package var isInOption: Bool { line.optionColumn >= 0 }
}

extension TextReader {
    /// Goes on with the header of this kind; where there is none yet, it begins here.
    package mutating func openSection(_ kind: HeaderKind, into packet: inout PacketClaims) {
        if let index = packet.headers.lastIndex(of: kind) {
            line.place.headerIndex = UInt8(truncatingIfNeeded: index)
        } else {
            line.place.headerIndex = UInt8(truncatingIfNeeded: min(packet.headers.count, 255))
            packet.headers.append(kind)
            if kind == .frame { packet.markers.insert(.frame) }
        }
        line.header = kind
        line.isIndented = true
    }
}
