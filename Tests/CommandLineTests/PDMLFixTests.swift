import Foundation
import Testing

/// `lint --fix` on attributes of PDML: the wrong token alone changes, spelled as its attribute spells it.
@Suite struct PDMLFixTests {
    struct Slip: CustomTestStringConvertible, Sendable {
        var good: String
        var bad: String
        var testDescription: String { "\(good) -> \(bad)" }

        init(_ good: String, _ bad: String) {
            self.good = good
            self.bad = bad
        }
    }

    static let slips = [
        // Bytes: no 0x, as many digits as the field has bytes.
        Slip("value=\"ac43\"", "value=\"ac44\""), Slip("value=\"c738\"", "value=\"c739\""),
        Slip("unmaskedvalue=\"a012\"", "unmaskedvalue=\"a002\""), Slip("value=\"12\"", "value=\"13\""),
        Slip("value=\"03030a", "value=\"03030b"),
        // Shown values: decimal, or with 0x and the same width.
        Slip("show=\"51000\" value", "show=\"51001\" value"), Slip("show=\"0xac43\"", "show=\"0xac42\""),
        Slip("show=\"0x0012\"", "show=\"0x0013\""), Slip("show=\"192.168.1.10\" value", "show=\"192.168.1.11\" value"),
        // Labels, as in text.
        Slip("Window: 65535\"", "Window: 65534\""), Slip("Checksum: 0xac43 [", "Checksum: 0xac34 ["),
        Slip(".... ...1 .... = Ack", ".... ...0 .... = Ack"), Slip("Flags: 0x012 (SYN", "Flags: 0x002 (SYN"),
        Slip("Multiplier: 256", "Multiplier: 128"),
        // What only hidden fields, bytes of bytes and numbers without bytes repeat.
        Slip("showname=\"Source or Destination Port: 51000\"", "showname=\"Source or Destination Port: 51010\""),
        Slip("show=\"01\" value=\"01\"", "show=\"02\" value=\"01\""),
        Slip("name=\"eth.addr\" showname=\"Address: 0", "name=\"eth.addr\" showname=\"Address: 1"),
        Slip("hide=\"yes\" size=\"2\" pos=\"34\" show=\"5", "hide=\"yes\" size=\"2\" pos=\"34\" show=\"6"),
        Slip("Time shift for this packet: 0.0", "Time shift for this packet: 1.0"),
        Slip(
            "Frame is marked: False\" size=\"0\" pos=\"0\" show=\"0",
            "Frame is marked: False\" size=\"0\" pos=\"0\" show=\"8"),
        Slip("show=\"Nov 14, 2023", "show=\"Nov 14, 2024"),
        Slip("Expert Info (Chat/Sequence): Connection", "Expert Info (Chat/Sequence): Connexion"),
        Slip(
            "Checksum Status: Unverified\" size=\"0\" pos=\"50\" show=\"2",
            "Checksum Status: Unverified\" size=\"0\" pos=\"50\" show=\"7"),
    ]

    @Test(arguments: slips) func isMended(_ slip: Slip) throws {
        let good = try String(contentsOfFile: Program.sample("dialects/wireshark-4.0.17.pdml"), encoding: .utf8)
        guard let place = good.range(of: slip.good) else { return }
        let text = good.replacingCharacters(in: place, with: slip.bad)
        try expectMended(text, to: good)
    }

    @Test func slipsAreThere() throws {
        let good = try String(contentsOfFile: Program.sample("dialects/wireshark-4.0.17.pdml"), encoding: .utf8)
        #expect(Self.slips.filter { good.contains($0.good) }.count >= 12)
    }

    /// References and characters of several bytes before the token shift nothing.
    @Test(arguments: ["&amp;&lt;", "&#x27;", "é—"]) func behindReferences(_ insertion: String) throws {
        let sample = try String(contentsOfFile: Program.sample("dialects/wireshark-4.0.17.pdml"), encoding: .utf8)
        let good = sample.replacingOccurrences(of: "[unverified]\"", with: "[unverified \(insertion)]\"")
        let bad = good.replacingOccurrences(
            of: "show=\"0xac43\" value=\"ac43\"", with: "show=\"0xac43\" value=\"ac53\"")
        #expect(bad != good)
        try expectMended(bad, to: good)
    }

    /// Hidden fields are no lines of the details, but stand there once all the same.
    @Test func hiddenTwice() throws {
        let good = try String(contentsOfFile: Program.sample("dialects/wireshark-4.0.17.pdml"), encoding: .utf8)
        let lines = good.components(separatedBy: "\n")
        let index = try #require(lines.firstIndex { $0.contains("name=\"tcp.port\"") && $0.contains("hide=\"yes\"") })
        var doubled = lines
        doubled.insert(lines[index], at: index)
        try expectMended(doubled.joined(separator: "\n"), to: good)
    }

    private func expectMended(_ text: String, to good: String) throws {
        let place = try TemporaryFolder()
        let path = try place.write(Data(text.utf8), as: "trace.pdml")
        #expect(try Program.run("lint", "--format", "concise", path).status == 1)
        _ = try Program.run("lint", "--fix", path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == good)
    }
}
