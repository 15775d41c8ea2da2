import Foundation
import Testing

/// What holds for any traces: none differs from itself, and what differs does so both ways.
@Suite("wiretext diff: all samples") struct DiffSampleTests {
    /// Every trace of `Samples` that has its folder to itself, and the dialects.
    static let samples: [String] = {
        let folder = Program.project.appendingPathComponent("Samples")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let parts = ["pairs/", "paths/"]
        return names.filter { name in
            [".txt", ".pcap", ".pdml"].contains { name.hasSuffix($0) } && !parts.contains { name.hasPrefix($0) }
        }.sorted()
    }()

    @Test func themselves() throws {
        var compared = 0
        for sample in Self.samples {
            let outcome = try DiffOutcome(Program.sample(sample), Program.sample(sample))
            #expect(outcome.status == 0 || outcome.errors.contains("no handshake"), "\(sample): \(outcome.told)")
            if outcome.status == 0 { compared += 1 }
        }
        #expect(compared > 60)
    }

    @Test func mirrored() throws {
        for (sample, other) in zip(Self.samples, Self.samples.dropFirst()) {
            let forth = try DiffOutcome(Program.sample(sample), Program.sample(other))
            let back = try DiffOutcome(Program.sample(other), Program.sample(sample))
            #expect(forth.status == back.status && forth.told == back.mirrored, "\(sample) \(other)")
        }
    }

    /// The same packets as sixteen versions print them mean the same, as text and as PDML.
    @Test func dialects() throws {
        for sample in Self.samples where sample.hasPrefix("dialects/wireshark-") {
            let outcome = try DiffOutcome(Program.sample("dialects/handshake.pcap"), Program.sample(sample))
            #expect(outcome.status == 0, "\(sample): \(outcome.told)")
        }
    }

    @Test(.enabled(if: Program.shared("captures") != nil, "skipped: no ../shared/captures"))
    func captures() throws {
        let folder = try #require(Program.shared("captures"))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".pcap") }.sorted()
        // All of them: Scripts/measure-diff.
        for (index, name) in names.enumerated() where index % 8 == 0 {
            let outcome = try DiffOutcome("\(folder)/\(name)", "\(folder)/\(name)")
            #expect(outcome.status == 0 || outcome.errors.contains("no handshake"), "\(name): \(outcome.told)")
        }
    }

    /// A pasted document against the same handshake of another day, as details; and against one of a Linux host.
    @Test(
        .enabled(if: Program.shared("seed") != nil, "skipped: no ../shared/seed"),
        .enabled(if: Program.tool("python3") != nil, "skipped: no python3"))
    func seed() throws {
        let seeds = try #require(Program.shared("seed"))
        let python = try #require(Program.tool("python3"))
        let folder = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: seeds) where name.hasSuffix(".txt") {
            let seed = "\(seeds)/\(name)"
            let (first, second, text) = (folder.path("seed.pcap"), folder.path("other.pcap"), folder.path("other.txt"))
            #expect(try Program.run("convert", seed, first, "--force").status == 0)
            let script = Program.project.appendingPathComponent("Scripts/renumber-capture").path
            #expect(try Program.run(python, [script, first, second, "7"]).status == 0)
            #expect(try Program.run("convert", second, text, "--force").status == 0)
            for other in [second, text] {
                let outcome = try DiffOutcome(seed, other)
                #expect(outcome.status == 0, "\(outcome.told)")
                #expect(try DiffOutcome(seed, other, ["--exact"]).status == 1)
            }
            let linux = try Program.run("diff", seed, Program.sample("defaults/capture.pcap"), "--width", "100")
            #expect(linux.status == 1)
            #expect(linux.text.split(separator: "\n").count <= 10, "\(linux.text)")
            for word in ["MSS", "window scale", "timestamps", "order of options"] { #expect(linux.text.contains(word)) }
        }
    }
}
