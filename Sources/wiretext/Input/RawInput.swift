#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An input that has been opened and not yet understood: its first bytes, and a file that goes on behind them.
struct RawInput {
    /// As the user named it; `-` for standard input.
    var path: String
    var file: FileDescriptor
    var kind: FileDescriptor.Kind
    /// The first bytes, up to a block.
    var head: [UInt8]
    /// Whether `head` is all there is.
    var isWhole: Bool { head.count < TraceInput.block }

    init(opening path: String) throws(InputFailure) {
        do throws(SystemFailure) {
            let file = path == "-" ? FileDescriptor(STDIN_FILENO) : try FileDescriptor(opening: path)
            try self.init(path: path, file: file)
        } catch {
            throw InputFailure(message: "\(path): cannot be read: \(error.text)")
        }
    }

    /// Takes a file over, from its beginning.
    init(path: String, file: FileDescriptor) throws(SystemFailure) {
        self.path = path
        self.file = file
        let status = try file.status()
        kind = status.kind
        if kind == .directory {
            throw SystemFailure(code: EISDIR, reason: "it is a folder; name the files in it, such as \(path)/*.txt")
        }
        // One byte more than a small file has: reading less than that shows its end.
        head = [UInt8](repeating: 0, count: kind == .file ? min(status.size + 1, TraceInput.block) : TraceInput.block)
        let count = try file.read(into: &head, from: 0)
        head.removeLast(head.count - count)
    }

    /// What a pipe brings, in a temporary file, where it can be read twice.
    func spooled() throws(SystemFailure) -> RawInput {
        let spool = try FileDescriptor.temporary()
        try spool.write(head)
        try eachBlock { block throws(SystemFailure) in try spool.write(block) }
        try spool.rewind()
        return try RawInput(path: path, file: spool)
    }

    /// Reads what is behind the head, block by block.
    func eachBlock(_ body: ([UInt8]) throws(SystemFailure) -> Void) throws(SystemFailure) {
        guard !isWhole else { return }
        var buffer = [UInt8](repeating: 0, count: TraceInput.block)
        while true {
            let count = try file.read(into: &buffer, from: 0)
            if count == buffer.count {
                try body(buffer)
            } else {
                return try body(Array(buffer[..<count]))
            }
        }
    }
}
