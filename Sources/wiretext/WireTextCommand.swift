import ArgumentParser
import TraceReport

/// The command line: every subcommand in a file of its own.
@main
struct WireTextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wiretext",
        abstract: "Understands Wireshark text: finds what is wrong in a pasted trace, and turns it back into packets.",
        discussion: """
            Examples:
              wiretext lint handshake.txt
              wiretext convert handshake.txt handshake.pcap
              wiretext explain handshake.txt -o report.html
              wiretext diff good.txt bad.pcap
            """,
        version: ToolVersion.text,
        subcommands: [
            LintCommand.self,
            ConvertCommand.self,
            DiffCommand.self,
            ExplainCommand.self,
            RulesCommand.self,
        ])

    static func main() {
        do {
            if let plain = PlainLint(CommandLine.arguments) { return try plain.run() }
            var command = try parseAsRoot()
            try command.run()
        } catch let status as ExitStatus {
            Terminal.leave(status)
        } catch let failure as InputFailure {
            Terminal.complain(failure.message)
            Terminal.leave(.trouble)
        } catch {
            // Help and version are no errors; any other word of the parser is bad usage.
            let code = exitCode(for: error)
            let text = fullMessage(for: error)
            if code == .success {
                Terminal.print(Array((text + "\n").utf8))
                Terminal.leave(.fine)
            }
            Terminal.complain(text, prefixed: false)
            Terminal.leave(.trouble)
        }
    }
}
