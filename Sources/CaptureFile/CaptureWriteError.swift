/// Why a record cannot be written. Nothing was appended to the output then.
public enum CaptureWriteError: Error, Hashable, Sendable {
    /// A pcap file holds one link type, and the record has another.
    case linkTypeDiffers(needed: LinkType, found: LinkType)
    /// The record has more bytes than the snap length that the file states.
    case longerThanSnapLength(limit: UInt32, found: Int)
    /// The format cannot hold the time: before 1970, or after `latest` (in whole seconds since 1970).
    case timeOutOfRange(latest: Int64, found: CaptureTime)
    /// A pcapng option holds at most 65 535 bytes of UTF-8.
    case commentTooLong(limit: Int, found: Int)
}

extension CaptureWriteError: CustomStringConvertible {
    /// The error as one line for a person.
    public var description: String {
        switch self {
        case .linkTypeDiffers(let needed, let found):
            "a pcap file holds one link type, here \(needed.number); found \(found.number) (pcapng holds several)"
        case .longerThanSnapLength(let limit, let found):
            "a packet of \(found) bytes is longer than the file's snap length of \(limit)"
        case .timeOutOfRange(let latest, let found):
            "the time must lie between 0 and \(latest) seconds after 1970, found \(found.seconds)"
        case .commentTooLong(let limit, let found):
            "a comment has at most \(limit) bytes, found \(found)"
        }
    }
}
