import HandshakeDiff
import PacketTrace
import TraceLint
import TraceReport

/// Reads the handshakes of two traces and compares them.
struct DiffJob {
    struct Side {
        var path: String
        var selection: PacketSelection
    }

    var a: Side
    var b: Side
    var form: InputForm?
    var options: DiffOptions

    func run() throws(InputFailure) -> DiffReport {
        let first = try TraceOpening.open(a.path, as: form)
        let second = try TraceOpening.open(b.path, as: form)
        let left = try handshakes(of: first, a.selection)
        let right = try handshakes(of: second, b.selection)
        let diff = HandshakeDiff(Alignment(left, right, options), options)
        if !options.isSameConnection, diff.looksLikeOneConnection, first.path != second.path {
            Terminal.complain(
                "note: both traces seem to show one connection; --same-connection tells what lies between")
        }
        return DiffReport(
            a: DiffReport.Input(path: first.path, kind: first.kind),
            b: DiffReport.Input(path: second.path, kind: second.kind), diff: diff)
    }

    /// The trace's handshakes; what it contradicts itself on has the value that lint finds.
    private func handshakes(
        of source: any TraceSource, _ selection: PacketSelection
    ) throws(InputFailure) -> [ObservedHandshake] {
        let linter = try source.lint(selection)
        guard linter.packets > 0 else {
            throw InputFailure(
                message: selection.takesAll ? source.missing(source.path) : "\(source.path): no packet is selected")
        }
        let repairs = PacketRepairs(linter)
        var collector = HandshakeCollector()
        var selection = selection
        var number = 0
        try source.eachPacket { packet throws(InputFailure) in
            number += 1
            // What a capture holds is what was on the wire.
            if packet.frame == nil { _ = repairs.mend(&packet.claims, packet: number) }
            let facts = Facts(resolving: packet.claims)
            if selection.takes(facts) { collector.add(facts, packet: number) }
        }
        if "\(source.kind)" != "capture" { try PacketRepairs.warn(linter.findings, in: source, verb: "read as") }
        guard !collector.handshakes.isEmpty else {
            throw InputFailure(
                message:
                    "\(source.path): no handshake found: it shows no SYN and no SYN-ACK (\(linter.packets) packets, "
                    + "\(linter.segments) TCP segments); there is nothing to compare")
        }
        return collector.handshakes
    }
}
