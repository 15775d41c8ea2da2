import CaptureFile
import Foundation
import Testing

/// Real captures, read and written again: the same bytes. They lie beside the project, or where the environment says.
@Suite(.enabled(if: !RealCaptures.files.isEmpty, "no captures in ../shared/captures or WIRETEXT_CAPTURES"))
struct RealCaptureTests {
    @Test(arguments: RealCaptures.files)
    func rewritten(file: URL) throws {
        let bytes = Array(try Data(contentsOf: file))
        guard case .pcap(let order, let resolution) = CaptureFormat.detect(bytes) else { return }
        var reader = CaptureReader()
        reader.feed(bytes)
        reader.finish()
        var records: [CaptureRecord] = []
        while let record = try reader.next() { records.append(record) }
        let interface = try #require(reader.interfaces.first)
        let writer = PcapWriter(
            linkType: interface.linkType, snapLength: interface.snapLength, resolution: resolution, byteOrder: order)
        #expect(try pcap(writer, records) == bytes)
        #expect(read(try pcapng(records)) == Reading(records: records))
    }
}

enum RealCaptures {
    static let files: [URL] = {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let stated = ProcessInfo.processInfo.environment["WIRETEXT_CAPTURES"].map { URL(fileURLWithPath: $0) }
        let folder = stated ?? project.appendingPathComponent("../shared/captures")
        let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return (found ?? []).filter { $0.pathExtension == "pcap" }.sorted { $0.path < $1.path }
    }()
}
