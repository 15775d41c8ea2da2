/// Why a capture file cannot be read on: what was needed, what was found, and where.
public struct CaptureError: Error, Hashable, Sendable {
    /// The byte of the input, counted from 0, at which the part in question begins.
    public let offset: UInt64
    /// What is wrong there.
    public let reason: Reason

    /// An error of this kind at a byte of the input.
    public init(offset: UInt64, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }

    /// A piece of a capture file. Block types are those of the pcapng draft.
    public enum Part: Hashable, Sendable {
        case magicNumber, fileHeader, recordHeader, record, packetData, blockHeader, option
        case block(type: UInt32)
    }

    /// What is wrong. Lengths are in bytes.
    public enum Reason: Hashable, Sendable {
        /// The first four bytes, here in network order, are none of the magic numbers of pcap and pcapng.
        case notACapture(magic: UInt32)
        /// A section header has neither 0x1a2b3c4d nor its reverse, but this (in network order).
        case notAByteOrder(magic: UInt32)
        /// A version other than 2.4 (pcap), 1.0 and 1.2 (pcapng).
        case unsupportedVersion(major: UInt16, minor: UInt16)
        /// The input ends inside the part.
        case cutOff(Part, needed: UInt64, found: UInt64)
        /// A part has less room in what surrounds it than it says or must have.
        case tooShort(Part, needed: UInt64, found: UInt64)
        /// A part must have one length and has another.
        case wrongLength(Part, needed: UInt64, found: UInt64)
        /// A part says that it is longer than anything sensible.
        case tooLong(Part, limit: UInt64, found: UInt64)
        /// The total length of a block is not a multiple of four.
        case unalignedLength(found: UInt32)
        /// The total length behind a block is not the one before it.
        case unequalLengths(leading: UInt32, trailing: UInt32)
        /// A packet names an interface that the section has not described; `known` are described, from 0 on.
        case unknownInterface(found: UInt32, known: Int)
        /// A section describes more interfaces than `CaptureReader.maximumInterfaces`.
        case tooManyInterfaces(limit: Int)
    }
}
