import Foundation
import Testing

/// Wireshark prints much otherwise when it is asked to. Untouched, nothing of it may be called a slip of the text.
@Suite struct PreferenceTests {
    static let captures = [
        "preferences/corners.pcap", "dialects/handshake.pcap", "dialects/layers/layers.pcap",
        "dialects/layers/options.pcap", "defaults/capture.pcap",
    ]

    static let preferences = [
        ["-V", "-2"], ["-V", "-c", "3"], ["-V", "-P"], ["-V", "-x"], ["-O", "tcp"], ["-O", "tcp,ip"],
        ["-V", "-o", "ip.defragment:FALSE", "-o", "tcp.desegment_tcp_streams:FALSE"],
        ["-V", "-o", "tcp.relative_sequence_numbers:FALSE"], ["-V", "-o", "tcp.analyze_sequence_numbers:FALSE"],
        ["-V", "-o", "tcp.calculate_timestamps:FALSE"], ["-V", "-o", "tcp.summary_in_tree:FALSE"],
        ["-V", "-o", "tcp.default_window_scaling:14"], ["-V", "-o", "tcp.track_bytes_in_flight:FALSE"],
        ["-V", "-o", "tcp.check_checksum:TRUE", "-o", "ip.check_checksum:TRUE"], ["-V", "-Y", "tcp"],
    ]

    @Test(arguments: captures, preferences) func untouched(_ capture: String, _ options: [String]) throws {
        guard let tshark = Program.tool("tshark") else { return print("skipped: there is no tshark") }
        let printed = try Program.run(tshark, ["-n", "-r", Program.sample(capture)] + options)
        #expect(printed.status == 0 && !printed.output.isEmpty, "\(printed.errors)")
        let outcome = try Program.run("lint", "--format", "ndjson", input: printed.output)
        #expect(outcome.status < 2, "\(outcome.errors)")
        let slips = outcome.text.split(separator: "\n").filter {
            $0.contains(#""kind":"text""#)
        }
        #expect(slips.isEmpty, "\(slips)")
    }

    /// What the test looks for is in the output where there is something to find.
    @Test func slipIsSeen() throws {
        let outcome = try Program.run("lint", "--format", "ndjson", Program.sample("handshake/broken.txt"))
        #expect(outcome.text.contains(#""kind":"text""#))
    }
}
