import PacketTrace
import SourceText
import TCPWire
import TraceLint
import TraceReport

/// Reads a trace twice: lint first, so that a contradiction is explained with the value that the diagnosis finds; then the
/// packets, one by one.
struct ExplainJob {
    var source: any TraceSource
    var selection: PacketSelection

    func lesson() throws(InputFailure) -> Lesson {
        let linter = try source.lint(selection)
        // Notes without a trace are fine; a capture without packets has nothing to explain.
        guard linter.packets > 0 || selection.takesAll && source.mayBeEmpty && "\(source.kind)" == "text" else {
            throw InputFailure(message: missing)
        }
        guard linter.segments > 0 || linter.packets == 0 else {
            throw InputFailure(message: "\(source.path): there is no TCP segment to explain in it")
        }
        let entries = try source.entries(linter.findings)
        let name = source.path == "-" ? "standard input" : Self.fileName(source.path)
        var builder = LessonBuilder(
            name: name, kind: "\(source.kind)", linter: linter, findings: entries, access: source.lines())
        var selection = selection
        try source.eachPacket { packet throws(InputFailure) in
            builder.add(packet.claims, isSelected: selection.takes(Facts(resolving: packet.claims)))
        }
        return builder.finish()
    }

    private var missing: String {
        selection.takesAll ? source.missing(source.path) : "\(source.path): no packet is selected"
    }

    /// A report does not tell in which folder its reader works.
    private static func fileName(_ path: String) -> String {
        path.split(separator: "/").last.map { String($0) } ?? path
    }
}
