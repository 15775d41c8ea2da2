#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that is written whole or not at all: under another name first, then renamed.
final class OutputFile {
    private let path: String
    private let temporary: String
    private let file: FileDescriptor
    private var buffer: [UInt8] = []
    private var isFinished = false

    /// - Parameters:
    ///   - path: the final name; `-` is standard output.
    ///   - force: whether a file of that name may be replaced.
    init(_ path: String, force: Bool) throws(InputFailure) {
        self.path = path
        guard path != "-" else {
            temporary = ""
            file = FileDescriptor(STDOUT_FILENO)
            return
        }
        if !force, unsafe access(path, F_OK) == 0 {
            throw InputFailure(message: "\(path): exists already; --force replaces it")
        }
        temporary = path + ".part\(getpid())"
        let number = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard number >= 0 else {
            throw InputFailure(message: "\(path): cannot be written: \(SystemFailure.last.text)")
        }
        file = FileDescriptor(number)
    }

    /// A file in the place of one that is there, and that keeps its permissions; a link goes on pointing at it.
    convenience init(replacing original: FileDescriptor, at path: String) throws(InputFailure) {
        let resolved = unsafe realpath(path, nil)
        defer { unsafe free(resolved) }
        try self.init(unsafe resolved.map { unsafe String(cString: $0) } ?? path, force: true)
        do throws(SystemFailure) {
            try file.takeOver(modeOf: original)
        } catch {
            throw InputFailure(message: "\(path): cannot be written: \(error.text)")
        }
    }

    func write(_ bytes: [UInt8]) throws(InputFailure) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 18 { try flush() }
    }

    private func flush() throws(InputFailure) {
        do throws(SystemFailure) {
            try file.write(buffer)
            buffer.removeAll(keepingCapacity: true)
        } catch {
            throw InputFailure(message: "\(path): cannot be written: \(error.text)")
        }
    }

    /// Gives the file its name.
    func finish() throws(InputFailure) {
        try flush()
        guard path != "-" else { return }
        if unsafe rename(temporary, path) != 0 {
            throw InputFailure(message: "\(path): cannot be written: \(SystemFailure.last.text)")
        }
        isFinished = true
    }

    deinit {
        guard path != "-" else { return }
        file.close()
        if !isFinished { _ = unsafe unlink(temporary) }
    }
}
