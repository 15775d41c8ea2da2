import Foundation

/// The program under test, as a user runs it.
struct Program {
    struct Outcome {
        var status: Int32
        var output: Data
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// The project's folder.
    static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program stands beside the tests' own.
    static let wiretext = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent().appendingPathComponent("wiretext")

    static func sample(_ name: String) -> String {
        project.appendingPathComponent("Samples").appendingPathComponent(name).path
    }

    /// A file in the folder beside the project that holds real traces; `nil` where that is missing.
    static func shared(_ name: String) -> String? {
        let path = project.deletingLastPathComponent().appendingPathComponent("shared/\(name)").path
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// Runs wiretext with these arguments; what stands in `input` is its standard input.
    static func run(_ arguments: String..., input: Data = Data()) throws -> Outcome {
        try run(wiretext, arguments, input: input)
    }

    /// The same in another folder.
    static func run(in place: URL, _ arguments: String..., input: Data = Data()) throws -> Outcome {
        try run(wiretext, arguments, in: place, input: input)
    }

    static func run(
        _ program: URL, _ arguments: [String], in place: URL? = nil, input: Data = Data()
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        let files = ["in", "out", "err"].map { folder.path($0) }
        try input.write(to: URL(fileURLWithPath: files[0]))
        for file in files.dropFirst() { try Data().write(to: URL(fileURLWithPath: file)) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        if let place { process.currentDirectoryURL = place }
        process.standardInput = FileHandle(forReadingAtPath: files[0])
        process.standardOutput = FileHandle(forWritingAtPath: files[1])
        process.standardError = FileHandle(forWritingAtPath: files[2])
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try Data(contentsOf: URL(fileURLWithPath: files[1])),
            errors: try String(contentsOf: URL(fileURLWithPath: files[2]), encoding: .utf8))
    }

    /// A program on the user's path; `nil` where it is not installed.
    static func tool(_ name: String) -> URL? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        return folders.map { URL(fileURLWithPath: "\($0)/\(name)") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }
}

/// A folder that is gone when the test is over.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("wiretext-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func write(_ bytes: Data, as name: String) throws -> String {
        try bytes.write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() } }
}
