import PacketTrace
import TCPWire

/// Sections that are printed within another one: the extension headers of IPv6.
extension TextReader {
    /// Remembers the section around a heading that is indented below it.
    mutating func noteNesting(_ row: LabelTable.Row, column: Int, _ packet: borrowing PacketClaims) {
        guard row.form == .extensionHeading || row.header == .authentication, column > line.base else {
            line.nestedColumn = -1
            return
        }
        if line.nestedColumn < 0 {
            line.outer = line.header
            line.outerIndex = line.place.headerIndex
        }
        line.nestedColumn = column
    }

    /// The section is over: lines belong to the one around it again.
    mutating func leaveNested() {
        line.nestedColumn = -1
        line.header = line.outer
        line.place.headerIndex = line.outerIndex
        line.place.hasItem = false
        line.place.item = 0
    }
}

extension HeaderKind {
    /// Whether another link header can stand behind this one.
    var carriesFrames: Bool {
        switch self {
        case .other, .gre, .udp, .vxlan, .geneve, .gtp, .mpls: true
        default: false
        }
    }
}
