import ArgumentParser
import PacketTrace
import TCPWire
import WiresharkText

/// A form that packets are written in.
enum OutputForm: String, CaseIterable, ExpressibleByArgument {
    case pcap, pcapng, hex, text, ndjson, csv

    /// By the ending of a file's name.
    init?(ending path: String) {
        guard let dot = path.lastIndex(of: ".") else { return nil }
        switch path[path.index(after: dot)...].lowercased() {
        case "pcap", "cap", "dmp": self = .pcap
        case "pcapng", "ntar": self = .pcapng
        case "hex": self = .hex
        case "txt", "text": self = .text
        case "ndjson", "jsonl": self = .ndjson
        case "csv": self = .csv
        default: return nil
        }
    }
}

/// What a row of ndjson or csv speaks of.
enum RowUnit: String, CaseIterable, ExpressibleByArgument {
    case segment, handshake
}

/// What becomes of printed checksums.
enum ChecksumChoice: String, CaseIterable, ExpressibleByArgument {
    case keep, recompute
}

/// An address on the command line.
struct AddressArgument: ExpressibleByArgument {
    var host: AddressFacts.Host

    init?(argument: String) {
        guard let host = HostText.read(Array(argument.utf8).span) else { return nil }
        self.host = host
    }
}

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turns packet details back into packets: a capture file that Wireshark opens.",
        discussion: """
            Layers that the trace does not show are made up; where it prints no addresses, they are chosen so that the \
            printed checksums hold. Payload that is not printed is left out, as with a snap length.

            Example:
              wiretext convert handshake.txt handshake.pcap --provenance bytes.json
            """)

    @Argument(help: "The trace; - for standard input.")
    var input: String

    @Argument(help: "The file to write; - for standard output, together with --to.")
    var output: String

    @OptionGroup var options: InputOptions

    @Option(
        help: ArgumentHelp(
            "Form of the output, if not by the file's ending: pcap, pcapng, hex, text, ndjson or csv.",
            valueName: "form"))
    var to: OutputForm?

    @Option(help: "What a row of ndjson or csv speaks of: segment or handshake.")
    var per = RowUnit.segment

    @Option(help: ArgumentHelp("Write the origin of every byte into this JSON file.", valueName: "file"))
    var provenance: String?

    @Option(help: ArgumentHelp("The client's address where the trace prints none.", valueName: "address"))
    var client: AddressArgument?

    @Option(help: ArgumentHelp("The server's address where the trace prints none.", valueName: "address"))
    var server: AddressArgument?

    @Option(help: "Checksums as printed (keep), or right for the bytes that are written (recompute).")
    var checksums = ChecksumChoice.keep

    @Flag(help: "Replace files that exist.")
    var force = false

    func run() throws {
        guard let form = to ?? OutputForm(ending: output) else {
            throw ValidationError(
                "the ending of '\(output)' names no form; use .pcap, .pcapng, .hex, .txt, .ndjson or .csv, or say --to pcap"
            )
        }
        let job = ConvertJob(
            source: try TraceOpening.open(input, as: options.from), selection: options.selection, form: form,
            unit: per, plan: AddressPlan(client: client?.host, server: server?.host),
            recomputes: checksums == .recompute)
        try job.run(output: output, provenance: provenance, force: force)
    }
}
