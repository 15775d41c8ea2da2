import PacketTrace
import SourceText
import TCPWire

extension LayoutCheck {
    /// A time shift that no other packet has, where all others have the same one: a shift is given to all packets, or to
    /// each another.
    func oddShift(among checks: [LayoutCheck]) -> LayoutProblem? {
        guard let own = shiftLine() else { return nil }
        let others = checks.compactMap { check -> ArraySlice<UInt8>? in
            guard check.packet.text != packet.text, let line = check.shiftLine() else { return nil }
            return check.content(check.packet.lines[line])
        }
        guard others.count > 1, let first = others.first, others.allSatisfy({ $0.elementsEqual(first) }),
            !content(packet.lines[own]).elementsEqual(first)
        else { return nil }
        return LayoutProblem(kind: .unlikeOthers(Array(first)), line: own)
    }

    /// `[Time shift for this packet: 0.000000000 seconds]`
    private func shiftLine() -> Int? {
        packet.lines.indices.first { index in
            packet.lines[index].row.map {
                "\(LayoutTable.rows[$0].spellings[0].label)" == "Time shift for this packet:"
            }
                ?? false
        }
    }
}
