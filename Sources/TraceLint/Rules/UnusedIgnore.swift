import PacketTrace
import TCPWire

extension Rule {
    static let unusedIgnore = Rule(
        code: "IGN101", name: "unused-ignore", kind: .text, severity: .warning,
        summary: "A line that tells wiretext to ignore a rule silences something.",
        why:
            "A rule is ignored for a whole file. Where nothing is left to ignore, the line would hide the next fault of "
            + "its kind.",
        reference: "",
        mayBeMended: false,
        example: Example(good: "Recorded on a laptop", bad: "wiretext: ignore CHK101\nRecorded on a laptop"),
        // The prose tells, not the packets: see `Linter.findings(under:reportsUnused:)`.
        check: { _, _ in })
}
