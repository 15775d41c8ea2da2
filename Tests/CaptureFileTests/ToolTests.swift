import CaptureFile
import Foundation
import Testing

/// Wireshark's own tools read what we write, and we read what they write.
@Suite(.enabled(if: Tool.areInstalled, "tshark, editcap or mergecap is not installed"))
struct ToolTests {
    static let fields = [
        "-T", "fields", "-e", "frame.time_epoch", "-e", "frame.len", "-e", "frame.cap_len", "-e", "frame.encap_type",
        "-e", "frame.comment",
    ]

    /// What tshark prints for the fields above.
    private func lines(_ records: [CaptureRecord], encapsulation: [LinkType: Int]) -> [String] {
        records.map { record in
            let time = record.time!
            let nanoseconds = String(1_000_000_000 + UInt64(time.nanoseconds)).dropFirst()
            let type = encapsulation[record.linkType]!
            let lengths = "\(record.originalLength)\t\(record.bytes.count)"
            return "\(time.seconds).\(nanoseconds)\t\(lengths)\t\(type)\t\(record.comment ?? "")"
        }
    }

    private let records = sampleRecords().dropLast().map { $0 }

    @Test(arguments: byteOrders, resolutions)
    func tsharkReadsPcap(order: ByteOrder, resolution: CaptureFormat.Resolution) throws {
        let writer = PcapWriter(linkType: .ethernet, resolution: resolution, byteOrder: order)
        let output = try Tool.run("tshark", ["-n", "-r", "-"] + Self.fields, input: try pcap(writer, records))
        #expect(Tool.lines(output) == lines(records, encapsulation: [.ethernet: 1]))
    }

    @Test(arguments: byteOrders)
    func tsharkReadsPcapng(order: ByteOrder) throws {
        var records = records + sampleRecords(.raw).dropLast()
        records[1].comment = "captured: größer"
        let bytes = try pcapng(records, byteOrder: order)
        let output = try Tool.run("tshark", ["-n", "-r", "-"] + Self.fields, input: bytes)
        #expect(Tool.lines(output) == lines(records, encapsulation: [.ethernet: 1, .raw: 7]))
    }

    @Test(arguments: ["pcap", "nsecpcap", "pcapng"])
    func editcapConverts(form: String) throws {
        let bytes = try pcapng(records)
        #expect(read(try Tool.run("editcap", ["-F", form, "IN", "OUT"], input: bytes)) == Reading(records: records))
    }

    @Test func mergecapMerges() throws {
        let bytes = try pcapng(records + sampleRecords(.ipv4).dropLast())
        let merged = try Tool.run("mergecap", ["-a", "-w", "OUT", "IN", "IN"], input: bytes)
        #expect(read(merged).error == nil)
        #expect(read(merged).records.map(\.bytes) == read(bytes + bytes).records.map(\.bytes))
        #expect(read(merged).records.map(\.linkType) == read(bytes + bytes).records.map(\.linkType))
    }
}

enum Tool {
    static let areInstalled = ["tshark", "editcap", "mergecap"].allSatisfy { path($0) != nil }

    static func path(_ name: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH", default: ""].split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a tool on bytes as standard input, or as the file `IN`; gives back standard output, or the file `OUT`.
    static func run(_ name: String, _ arguments: [String], input: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in ["IN", "stdout"] {
            try Data(file == "IN" ? input : []).write(to: folder.appendingPathComponent(file))
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path(name)))
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: folder.appendingPathComponent("IN"))
        process.standardOutput = try FileHandle(forWritingTo: folder.appendingPathComponent("stdout"))
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let result = arguments.contains("OUT") ? "OUT" : "stdout"
        return Array(try Data(contentsOf: folder.appendingPathComponent(result)))
    }

    static func lines(_ output: [UInt8]) -> [String] {
        var lines = String(decoding: output, as: UTF8.self).components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
