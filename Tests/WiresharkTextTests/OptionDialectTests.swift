import Foundation
import PacketTrace
import TCPWire
import TestSupport
import Testing

/// Every option that is known, printed by sixteen versions of Wireshark: what a version prints is what the packet holds.
@Suite struct OptionDialectTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/dialects")
    static let archives = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".tar.xz") }.sorted()

    /// How many option areas each version states so that they come out byte for byte, of 76 and of 31.
    static let exact: [String: (Int, Int)] = [
        "1.0.0": (23, 0), "1.2.0": (23, 0), "1.4.0": (23, 0), "1.6.0": (26, 0), "1.8.0": (28, 14), "1.12.0": (32, 14),
        "2.0.2": (35, 17), "2.4.5": (33, 19), "2.6.10": (54, 19), "3.2.3": (58, 24), "3.4.10": (58, 28),
        "3.6.2": (58, 28), "4.0.17": (61, 28), "4.2.2": (61, 28), "4.4.18": (61, 28), "4.6.9": (61, 28),
    ]

    @Test(.enabled(if: !archives.isEmpty, "the texts of the versions are not at hand"), arguments: archives)
    func version(archive: String) throws {
        let version = String(archive.dropLast(7))
        let temporary = FileManager.default.temporaryDirectory.appendingPathComponent("options-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: temporary) }
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "-xJf", Self.folder.appendingPathComponent(archive).path, "-C", temporary.path]
        try tar.run()
        tar.waitUntilExit()
        try #require(tar.terminationStatus == 0)
        let counts = Self.exact[version] ?? (0, 0)
        for (name, least) in [("options", counts.0), ("mptcp", counts.1)] {
            let file = try #require(Self.find("\(name).txt", in: temporary))
            let exact = try compare(Array(Data(contentsOf: file)), with: Self.areas("captures/\(name).txt"))
            #expect(exact >= least, "\(version) \(name)")
        }
    }

    private static func find(_ name: String, in folder: URL) -> URL? {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.first { $0.hasSuffix("/\(name)") || $0 == name }.map { folder.appendingPathComponent($0) }
    }

    /// The option bytes of each frame, padded with zeros as they stand in the header.
    private static func areas(_ path: String) throws -> [[UInt8]] {
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        return text.split(separator: "\n").map { line in
            let digits = Array(line.split(separator: "\t").last ?? "")
            var bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                UInt8(String(digits[$0...$0 + 1]), radix: 16)
            }
            while bytes.count % 4 != 0 { bytes.append(0) }
            return bytes
        }
    }

    /// How many areas are exact; a byte that is called stated or derived is never another.
    private func compare(_ text: [UInt8], with areas: [[UInt8]]) throws -> Int {
        let packets = readPackets(text)
        #expect(packets.count == areas.count)
        var exact = 0
        for (packet, area) in zip(packets, areas) {
            let facts = Facts(resolving: packet)
            let builder = ImageBuilder(addresses: .v4(source: 0, destination: 0))
            let image = try builder.image(of: packet, facts: facts, origins: FieldOrigins()).get()
            let start = try #require(image.layers.first { "\($0.name)" == "tcp" }).offset + 20
            for index in area.indices where start + index < image.bytes.count {
                guard image.provenance[start + index] != .assumed else { continue }
                #expect(image.bytes[start + index] == area[index], "frame \(facts[.frameNumber] ?? 0) byte \(index)")
            }
            if Array(image.bytes.dropFirst(start)) == area { exact += 1 }
        }
        return exact
    }
}
