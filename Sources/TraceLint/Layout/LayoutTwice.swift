import PacketTrace
import SourceText
import TCPWire

// Lines that stand twice.

extension LayoutCheck {
    func twice() -> [LayoutProblem] {
        var problems: [LayoutProblem] = []
        for index in packet.lines.indices.dropFirst() {
            let line = packet.lines[index]
            let before = packet.lines[index - 1]
            guard line.column == before.column, line.header == before.header || line.isHeading,
                line.isHeading == before.isHeading,
                line.span.start - before.span.end <= 2, content(line) == content(before),
                line.item == before.item && canStandOnce(line)
            else { continue }
            problems.append(LayoutProblem(kind: .twice, alternative: alternative(ofTwice: index), line: index))
        }
        return problems
    }

    /// Whether a line like this cannot be followed by its equal. Options of IP, and lists in options, repeat lines.
    private func canStandOnce(_ line: PrintedLine) -> Bool {
        if line.isHeading {
            // Tags and tunnels may follow each other; addresses of a tunnel's ends are not those inside.
            return [HeaderKind.ethernet, .ipv4, .ipv6].contains(packet.headers[Int(line.header)])
        }
        // SCPS and the probes of Riverbed print their length twice in some versions.
        if line.row != nil { return line.item == nil || kind(line.item).map { [20, 76, 78].contains($0) } != true }
        guard Int(line.header) < packet.headers.count else { return false }
        switch packet.headers[Int(line.header)] {
        case .frame: return true
        case .ethernet: return true
        case .tcp:
            // A segment may end several units of the protocol above.
            return ["Address ID", "[PDU Size:"].allSatisfy { !content(line).starts(with: $0.utf8) }
        default: return false
        }
    }
}
