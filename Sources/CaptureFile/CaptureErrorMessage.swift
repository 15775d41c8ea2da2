extension CaptureError: CustomStringConvertible {
    /// The error as one line for a person, with the byte offset.
    public var description: String {
        "byte \(offset): \(reason.message)"
    }
}

extension CaptureError.Reason {
    fileprivate var message: String {
        switch self {
        case .notACapture(let magic):
            "not a capture file: it begins with \(hex(magic)), which is no magic number of pcap or pcapng"
        case .notAByteOrder(let magic):
            "a section header needs the byte-order magic 0x1a2b3c4d, found \(hex(magic))"
        case .unsupportedVersion(let major, let minor):
            "version \(major).\(minor) is not one that can be read (pcap 2.4, pcapng 1.0 and 1.2)"
        case .cutOff(let part, let needed, let found):
            "the file is cut off: \(part.name) needs \(needed) bytes, found \(found)"
        case .tooShort(let part, let needed, let found):
            "\(part.name) needs \(needed) bytes, but has room for \(found)"
        case .wrongLength(let part, let needed, let found):
            "\(part.name) needs exactly \(needed) bytes, found \(found)"
        case .tooLong(let part, let limit, let found):
            "\(part.name) says that it has \(found) bytes; more than \(limit) are not believed"
        case .unalignedLength(let found):
            "a block needs a total length that is a multiple of 4, found \(found)"
        case .unequalLengths(let leading, let trailing):
            "a block needs the same total length at both ends, found \(leading) before and \(trailing) behind it"
        case .unknownInterface(let found, let known):
            "a packet of interface \(found), but the section describes only \(known)"
        case .tooManyInterfaces(let limit):
            "the section describes more than \(limit) interfaces"
        }
    }
}

extension CaptureError.Part {
    fileprivate var name: String {
        switch self {
        case .magicNumber: "the magic number"
        case .fileHeader: "the file header"
        case .recordHeader: "the record header"
        case .record: "the record"
        case .packetData: "the packet data"
        case .blockHeader: "the block header"
        case .option: "the option"
        case .block(let type): "the block of type \(hex(type))"
        }
    }
}

private func hex(_ number: UInt32) -> String {
    let digits = String(number, radix: 16)
    return "0x" + String(repeating: "0", count: max(0, 8 - digits.count)) + digits
}
