#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A call to the system that failed.
struct SystemFailure: Error {
    var code: Int32
    /// What failed, where the system has no number for it.
    var reason: String?

    var text: String {
        if let reason { return reason }
        return unsafe String(cString: strerror(code))
    }

    static var last: SystemFailure { SystemFailure(code: errno) }
}

/// The few calls that wiretext makes to the system; each may be interrupted and goes on.
struct FileDescriptor: Sendable {
    var number: Int32

    init(_ number: Int32) {
        self.number = number
    }

    init(opening path: String) throws(SystemFailure) {
        number = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if number < 0 { throw .last }
    }

    func close() {
        #if canImport(Glibc)
        _ = Glibc.close(number)
        #else
        _ = Darwin.close(number)
        #endif
    }

    /// Another one for the same file: closing one leaves the other open.
    func duplicate() throws(SystemFailure) -> FileDescriptor {
        let copy = dup(number)
        if copy < 0 { throw .last }
        return FileDescriptor(copy)
    }

    /// Gives the file the owner and the permissions of another one. An owner that cannot be given is no failure.
    func takeOver(modeOf other: FileDescriptor) throws(SystemFailure) {
        var status = stat()
        guard unsafe fstat(other.number, &status) == 0 else { throw .last }
        _ = fchown(number, status.st_uid, status.st_gid)
        if fchmod(number, status.st_mode & 0o7777) != 0 { throw .last }
    }

    enum Kind { case file, directory, other }

    /// What it is open on, and how long that is.
    func status() throws(SystemFailure) -> (kind: Kind, size: Int) {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw .last }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return (.file, Int(status.st_size))
        case S_IFDIR: return (.directory, 0)
        default: return (.other, 0)
        }
    }

    /// Reads into `buffer` from `start` on, from `offset` of the file or, without one, where the last read ended.
    /// Fewer bytes than fit mean the end.
    func read(into buffer: inout [UInt8], from start: Int, offset: Int? = nil) throws(SystemFailure) -> Int {
        var total = 0
        while start + total < buffer.count {
            let position = start + total
            let got = unsafe buffer.withUnsafeMutableBytes { bytes in
                let target = unsafe bytes.baseAddress.map { unsafe $0 + position }
                let room = bytes.count - position
                if let offset { return unsafe pread(number, target, room, off_t(offset + total)) }
                #if canImport(Glibc)
                return unsafe Glibc.read(number, target, room)
                #else
                return unsafe Darwin.read(number, target, room)
                #endif
            }
            if got < 0 {
                if errno == EINTR { continue }
                throw .last
            }
            if got == 0 { break }
            total += got
        }
        return total
    }

    /// Goes back to the beginning.
    func rewind() throws(SystemFailure) {
        if lseek(number, 0, SEEK_SET) < 0 { throw .last }
    }

    func write(_ bytes: [UInt8]) throws(SystemFailure) {
        var done = 0
        while done < bytes.count {
            let wrote = unsafe bytes.withUnsafeBytes { source in
                #if canImport(Glibc)
                unsafe Glibc.write(number, source.baseAddress.map { unsafe $0 + done }, source.count - done)
                #else
                unsafe Darwin.write(number, source.baseAddress.map { unsafe $0 + done }, source.count - done)
                #endif
            }
            if wrote < 0 {
                if errno == EINTR { continue }
                throw .last
            }
            done += wrote
        }
    }

    /// A file without a name, for what a pipe brings.
    static func temporary() throws(SystemFailure) -> FileDescriptor {
        let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array((folder + "/wiretext.XXXXXX").utf8CString)
        let number = unsafe template.withUnsafeMutableBufferPointer { unsafe mkstemp($0.baseAddress!) }
        guard number >= 0 else { throw .last }
        _ = unsafe template.withUnsafeBufferPointer { unsafe unlink($0.baseAddress!) }
        return FileDescriptor(number)
    }
}
