import Foundation
import Testing

/// The same packets as text, as PDML and as a capture: packet by packet, what each form states of a segment is the same.
/// `Scripts/compare-forms` does this for any folder of captures.
@Suite struct ThreeFormsTests {
    static let captures = folders("capture.pcap").map { "\($0)/capture.pcap" }

    private static func folders(_ file: String) -> [String] {
        let samples = Program.project.appendingPathComponent("Samples")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: samples.path)) ?? []
        return names.filter { FileManager.default.fileExists(atPath: samples.path + "/\($0)/\(file)") }.sorted()
    }

    /// Rows by frame number, each with a text for every field.
    private static func rows(_ path: String) throws -> [Int: [String: String]] {
        let place = try TemporaryFolder()
        let done = try Program.run("convert", path, place.path("rows"), "--to", "ndjson")
        #expect(done.status == 0, "\(path): \(done.errors)")
        var rows: [Int: [String: String]] = [:]
        for line in try String(contentsOfFile: place.path("rows"), encoding: .utf8).split(separator: "\n") {
            var row: [String: String] = [:]
            collect(try JSONSerialization.jsonObject(with: Data(line.utf8)), "", into: &row)
            rows[Int(row["frame.number"] ?? "") ?? 0] = row
        }
        return rows
    }

    private static func collect(_ value: Any, _ name: String, into row: inout [String: String]) {
        if let object = value as? [String: Any] {
            for (key, part) in object { collect(part, name.isEmpty ? key : "\(name).\(key)", into: &row) }
        } else if let list = value as? [Any] {
            for (index, part) in list.enumerated() { collect(part, "\(name)[\(index)]", into: &row) }
        } else {
            row[name] = "\(value)"
        }
    }

    private static func compare(_ left: [Int: [String: String]], _ right: [Int: [String: String]], _ what: String) {
        #expect(left.keys.sorted() == right.keys.sorted(), "\(what)")
        var stated = 0
        for (number, row) in left {
            for (name, value) in row {
                guard let other = right[number]?[name] else { continue }
                stated += 1
                #expect(other == value, "\(what), frame \(number): \(name)")
            }
        }
        // What one form does not state is no difference, but nearly all of it is stated.
        let all = left.values.reduce(0) { $0 + $1.count }
        #expect(stated * 100 >= all * 95, "\(what): \(stated) of \(all) fields are stated")
    }

    /// Printed by the tshark that is installed; without one there is nothing to compare.
    @Test(arguments: captures) func threeForms(_ name: String) throws {
        guard let tshark = Program.tool("tshark") else { return print("skipped: there is no tshark") }
        let place = try TemporaryFolder()
        let capture = Program.sample(name)
        let rows = try Self.rows(capture)
        #expect(!rows.isEmpty)
        for (form, options) in [("text", ["-V"]), ("pdml", ["-T", "pdml"])] {
            let printed = try Program.run(tshark, ["-n", "-r", capture] + options)
            let path = try place.write(printed.output, as: form)
            Self.compare(rows, try Self.rows(path), form)
        }
    }

    static let versions = ["1.12.0", "2.0.2", "2.6.10", "3.2.3", "3.6.2", "4.0.17", "4.6.9"]

    /// As printed by other versions.
    @Test(arguments: versions) func versionsOfPDML(_ version: String) throws {
        let rows = try Self.rows(Program.sample("dialects/handshake.pcap"))
        Self.compare(rows, try Self.rows(Program.sample("dialects/wireshark-\(version).pdml")), version)
    }

    /// Every form can be made of PDML.
    @Test(arguments: ["pcap", "pcapng", "hex", "text", "ndjson", "csv"]) func fromPDML(_ form: String) throws {
        let place = try TemporaryFolder()
        let capture = Program.sample("dialects/handshake.pcap")
        let pdml = Program.sample("dialects/wireshark-4.0.17.pdml")
        #expect(try Program.run("convert", pdml, place.path("a"), "--to", form).status == 0)
        #expect(try Program.run("convert", capture, place.path("b"), "--to", form).status == 0)
        let made = try Data(contentsOf: URL(fileURLWithPath: place.path("a")))
        #expect(!made.isEmpty)
        // A comment in pcapng says where each byte comes from: that differs.
        if form != "pcapng" { #expect(made == (try Data(contentsOf: URL(fileURLWithPath: place.path("b"))))) }
    }
}
