/// Reads pcap and pcapng in pieces, one record at a time, without holding the file.
///
/// Feed bytes as they come, and after each piece ask for records until there is none. At the end of the input say
/// `finish()` and ask again: then a file that stops in the middle is an error that tells where. All whole records
/// before it have come out by then.
public struct CaptureReader: Sendable {
    /// The most captured bytes of one packet (256 MiB); more are an error.
    public static let maximumPacketLength = 256 << 20
    /// The longest pcapng block in bytes: a packet of the greatest length with its options; a longer one is an error.
    public static let maximumBlockLength = 257 << 20
    /// The most interfaces that one section may describe; more are an error.
    public static let maximumInterfaces = 65_536

    /// What the file is, as soon as that can be told. In pcapng the byte order can change with each section.
    public internal(set) var format: CaptureFormat?
    /// The interfaces described so far: one in pcap, those of the current section in pcapng.
    public internal(set) var interfaces: [CaptureInterface] = []

    var window = ByteWindow()
    /// A block that is being passed over: its header is used, its body is not held.
    var skipped: PcapngBlock?
    private var isFinished = false
    private var failure: CaptureError?

    /// A reader at the start of a file, whose format it finds out by itself.
    public init() {}

    /// A reader that goes on between two records of a file, where another one with these properties stood.
    public init(resuming format: CaptureFormat, interfaces: [CaptureInterface]) {
        self.format = format
        self.interfaces = interfaces
    }

    /// The byte of the input, counted from 0, at which the next record or block begins.
    public var offset: UInt64 { window.offset }

    /// Takes the next bytes of the input. After `finish()` they are ignored.
    public mutating func feed(_ bytes: [UInt8]) {
        guard !isFinished else { return }
        window.append(bytes)
    }

    /// Takes the next bytes of the input. After `finish()` they are ignored.
    public mutating func feed(_ bytes: Span<UInt8>) {
        guard !isFinished else { return }
        window.append(bytes)
    }

    /// Says that the input has ended, so that `next()` can tell a cut file from one that waits for more.
    public mutating func finish() {
        isFinished = true
    }

    /// The next whole record, or nil where more bytes are needed or the file has ended.
    ///
    /// - Throws: `CaptureError` where the input is no capture file, breaks its format, or (after `finish()`) ends
    ///   inside a record. The error is final: asking again throws it again.
    public mutating func next() throws(CaptureError) -> CaptureRecord? {
        if let failure { throw failure }
        do throws(CaptureError) {
            return try step()
        } catch {
            failure = error
            throw error
        }
    }

    private mutating func step() throws(CaptureError) -> CaptureRecord? {
        if format == nil {
            guard try start() else { return nil }
        }
        return switch format {
        case .pcap(let order, let resolution): try nextPcapRecord(order, resolution)
        case .pcapng: try nextPcapngRecord()
        case nil: nil
        }
    }

    /// Whether `length` bytes of the part at the front are there; false where they may still come.
    func has(_ length: Int, _ part: CaptureError.Part) throws(CaptureError) -> Bool {
        if window.count >= length { return true }
        guard isFinished else { return false }
        throw error(.cutOff(part, needed: UInt64(length), found: UInt64(window.count)))
    }

    /// Whether the file ends here, between two records.
    var isAtEnd: Bool { isFinished && window.count == 0 && window.skipping == 0 }

    func error(_ reason: CaptureError.Reason) -> CaptureError {
        CaptureError(offset: window.offset, reason: reason)
    }
}
