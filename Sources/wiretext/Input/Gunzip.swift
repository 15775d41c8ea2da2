import CZlib

/// Unpacks gzip (RFC 1952), any number of members one behind the other, piece by piece. zlib's pointers into the
/// buffers do not outlive a call.
@safe final class Gunzip {
    /// Why the rest cannot be unpacked.
    enum Fault: Error {
        case damaged, outOfMemory

        var text: String { self == .damaged ? "the compressed data are damaged" : "there is not enough memory" }
    }

    private var stream = unsafe z_stream()
    private var buffer = [UInt8](repeating: 0, count: 256 << 10)
    /// Whether the input may end here: behind a member.
    private(set) var isBetweenMembers = false

    /// Whether these bytes begin a gzip file.
    static func begins(_ head: [UInt8]) -> Bool {
        head.count > 2 && head[0] == 0x1f && head[1] == 0x8b && head[2] == 8
    }

    init() throws(Fault) {
        // 16 asks for gzip's own frame around the data, 15 for the greatest window.
        let status = unsafe inflateInit2_(
            &stream, 16 + 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { throw .outOfMemory }
    }

    deinit { _ = unsafe inflateEnd(&stream) }

    /// Unpacks the next bytes of the file; `take` gets what they hold.
    func feed(
        _ packed: [UInt8], _ take: ([UInt8]) throws(SystemFailure) -> Void
    ) throws(SystemFailure) -> Fault? {
        var packed = packed
        var used = 0
        while used < packed.count {
            // What follows the last member and begins none is no part of the data.
            if isBetweenMembers, packed[used] != 0x1f { return nil }
            let (status, taken, made) = step(&packed, from: used)
            used += taken
            if made > 0 { try take(made == buffer.count ? buffer : Array(buffer[..<made])) }
            isBetweenMembers = status == Z_STREAM_END
            switch status {
            case Z_STREAM_END: _ = unsafe inflateReset(&stream)
            case Z_OK: break
            case Z_BUF_ERROR where taken == 0 && made == 0: return nil
            case Z_BUF_ERROR: break
            case Z_MEM_ERROR: return .outOfMemory
            default: return .damaged
            }
        }
        return nil
    }

    private func step(_ packed: inout [UInt8], from used: Int) -> (status: Int32, taken: Int, made: Int) {
        let count = packed.count - used
        let room = buffer.count
        var status: Int32 = Z_OK
        unsafe packed.withUnsafeMutableBufferPointer { source in
            unsafe buffer.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = source.baseAddress.map { unsafe $0 + used }
                unsafe stream.avail_in = UInt32(count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(room)
                status = unsafe inflate(&stream, Z_NO_FLUSH)
            }
        }
        return unsafe (status, count - Int(stream.avail_in), room - Int(stream.avail_out))
    }
}

extension RawInput {
    /// What a gzip file holds, in a temporary file; anything else stays as it is.
    func unpacked() throws(InputFailure) -> RawInput {
        guard Gunzip.begins(head) else { return self }
        do throws(SystemFailure) {
            let spool = try FileDescriptor.temporary()
            let problem = try unpack(into: spool)
            if path != "-" { file.close() }
            try spool.rewind()
            let inner = try RawInput(path: path, file: spool)
            guard let problem else { return inner }
            // What came whole is used, and the rest is said.
            if !inner.head.isEmpty {
                Terminal.complain("warning: \(path): \(problem); read up to there")
                return inner
            }
            throw SystemFailure(code: 0, reason: problem)
        } catch {
            throw InputFailure(message: "\(path): cannot be read: \(error.text)")
        }
    }

    /// Gives what is wrong with the file, if anything is.
    private func unpack(into spool: FileDescriptor) throws(SystemFailure) -> String? {
        let gunzip: Gunzip
        do throws(Gunzip.Fault) {
            gunzip = try Gunzip()
        } catch {
            return error.text
        }
        var fault: Gunzip.Fault?
        func take(_ bytes: [UInt8]) throws(SystemFailure) { try spool.write(bytes) }
        fault = try gunzip.feed(head, take)
        if fault == nil {
            try eachBlock { bytes throws(SystemFailure) in
                if fault == nil { fault = try gunzip.feed(bytes, take) }
            }
        }
        return fault?.text ?? (gunzip.isBetweenMembers ? nil : "the compressed data end early")
    }
}
