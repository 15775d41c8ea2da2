import ArgumentParser
import HandshakeDiff
import TraceReport

/// `2:0` on the command line: a stream of each trace; one number for both.
struct StreamPair: ExpressibleByArgument {
    var a: UInt64
    var b: UInt64

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = parts.first.flatMap({ UInt64($0) }),
            let second = parts.last.flatMap({ UInt64($0) })
        else { return nil }
        a = first
        b = second
    }
}

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract:
            "Compares the handshakes of two traces by meaning: what was negotiated, what differs, what that suggests.",
        discussion: """
            Segments are matched by their role (SYN, SYN-ACK, ACK). Ports of the client, initial sequence numbers, \
            timestamp values, times, checksums and IP identification always vary and are not compared, unless --exact \
            asks for it. What only one trace prints is no difference. Exit status: 0 the same, 1 different, 2 there was \
            nothing to compare.

            Examples:
              wiretext diff Samples/defaults/details.txt Samples/no-sack/details.txt
              wiretext diff good.pcap bad.txt --format html > diff.html
              wiretext diff --same-connection client.pcap server.pcap
            """)

    @Argument(help: "A trace of any kind; - for standard input.")
    var a: String

    @Argument(help: "The trace to compare it with; - for standard input.")
    var b: String

    @Option(
        help: ArgumentHelp(
            "What the inputs are, if their content is not to decide: text, pcap, pcapng or pdml.", valueName: "kind"))
    var from: InputForm?

    @Option(help: ArgumentHelp("Only one stream of each trace, such as 2:0; one number for both.", valueName: "a:b"))
    var stream: StreamPair?

    @Option(help: ArgumentHelp("Only these packets of both, counted from 1, such as 3-9,12.", valueName: "ranges"))
    var packets: PacketRanges?

    @Flag(help: "Both traces show one connection, from two places: tell what lies between.")
    var sameConnection = false

    @Flag(help: "Compare what always varies, too.")
    var exact = false

    @Option(
        help: ArgumentHelp(
            "Fields that are not compared, as Wireshark's filters name them: ip.ttl,tcp.options.* or just ip.",
            valueName: "fields"))
    var ignore: [String] = []

    @Option(help: ArgumentHelp("Form of the output: human, json, markdown or html.", valueName: "form"))
    var format = "human"

    @Option(help: ArgumentHelp("Columns of the human form, if not those of the terminal.", valueName: "columns"))
    var width: Int?

    @Flag(help: "Exit with 0 whatever differs.")
    var exitZero = false

    @Option(help: "When to use colours: auto, always or never.")
    var color = Terminal.Colour.auto

    func validate() throws {
        guard DiffRenderer.all.contains(where: { $0.name == format }) else {
            let known = DiffRenderer.all.map(\.name).joined(separator: ", ")
            throw ValidationError("unknown form '\(format)'; known forms: \(known)")
        }
        if a == "-", b == "-" {
            throw ValidationError("standard input can be read once only; name a file for one side")
        }
        if let width, width < 1 { throw ValidationError("--width needs a number above 0, not \(width)") }
    }

    func run() throws {
        var options = DiffOptions()
        options.isExact = exact
        options.isSameConnection = sameConnection
        options.ignored = ignore.flatMap { $0.split(separator: ",").map { $0.trimmed } }
        DiffNames.warn(of: options.ignored)
        let job = DiffJob(
            a: DiffJob.Side(path: a, selection: PacketSelection(packets, stream: stream?.a)),
            b: DiffJob.Side(path: b, selection: PacketSelection(packets, stream: stream?.b)), form: from,
            options: options)
        let report = try job.run()
        if let renderer = DiffRenderer.all.first(where: { $0.name == format }) {
            Terminal.print(
                renderer.render(report, width: width ?? Terminal.columns, coloured: Terminal.isColoured(color)))
        }
        if !report.diff.isSame, !exitZero { throw ExitStatus.no }
    }
}

extension Substring {
    /// Without spaces around it.
    fileprivate var trimmed: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
