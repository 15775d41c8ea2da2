public import SourceText
public import TCPWire

/// One fact that a trace prints about a packet, with the place where it is printed.
public struct Claim: Hashable, Sendable {
    /// Which printed copy of a quantity a claim is; a trace states most facts several times.
    public enum Copy: UInt8, Hashable, Sendable {
        /// The line of its own: `Source Port: 443`.
        case line
        /// The heading of the section: `Src Port: 443`.
        case heading
        /// The bit pattern before an equals sign: `1000 .... =`.
        case pattern
        /// A second number behind the first, in the same unit: `0x1a2b (6699)`.
        case second
        /// A second number that counts 32-bit words: `(8)` behind `32 bytes`.
        case words
        /// A second number that counts bits: `(544 bits)`.
        case bits
        /// The names of set flags: `(SYN, ACK)`.
        case names
        /// `Set` or `Not set`.
        case word
        /// `request (SYN)` in a remark on the segment.
        case phrase
        /// `Nov 14, 2023 22:13:20.123456000`: ``part`` has the zone in quarters of an hour, and 128.
        case calendar
        /// `·······A··S·`.
        case string
        /// An element of a summary list.
        case summary
        /// `(204 bytes)` of payload.
        case payload
        /// The bytes of the packet itself, as a capture has them.
        case captured
        /// Digits of the packet's hex dump.
        case dump
        /// In the line of an option that does not end within the area.
        case cutOff
        /// The bytes that a field of PDML covers, in hexadecimal digits: `value="01bb"`, `unmaskedvalue="5018"`.
        case octets
        /// What a display filter would compare: `show="443"`.
        case show
    }

    public var field: Field
    public var copy: Copy
    /// Index of the header in the packet, outermost first.
    public var header: UInt8
    /// Which option of the header, from 0; 0 for other fields.
    public var item: UInt8
    /// Which block of an option that repeats, from 0.
    public var part: UInt8
    /// Which bits of ``value`` the claim states; 0 stands for all of them.
    public var mask: UInt16
    /// Length of the value's token in bytes.
    public var length: UInt16
    /// Where the token begins, in bytes from the start of the packet's text.
    public var offset: UInt32
    /// The number; nanoseconds for times (two's complement), an index into ``PacketClaims/octets`` for long values.
    public var value: UInt64

    /// Whether a long value ends in dots: Wireshark printed only the beginning.
    public var isCut: Bool { field.isLong && mask != 0 }

    public init(
        _ field: Field, _ value: UInt64, copy: Copy = .line, header: UInt8 = 0, item: UInt8 = 0, part: UInt8 = 0,
        mask: UInt16 = 0, offset: Int, length: Int
    ) {
        self.field = field
        self.copy = copy
        self.header = header
        self.item = item
        self.part = part
        self.mask = mask
        self.length = UInt16(truncatingIfNeeded: min(length, Int(UInt16.max)))
        self.offset = UInt32(truncatingIfNeeded: offset)
        self.value = value
    }
}

/// A line that has a label, and no value that belongs to it.
public struct UnreadLine: Hashable, Sendable {
    /// The field that the label names; the section's heading has none.
    public var field: Field?
    public var span: SourceSpan

    public init(field: Field?, span: SourceSpan) {
        self.field = field
        self.span = span
    }
}

/// All that a trace says about one packet: the ground that everything else is resolved from. Reused from packet to packet.
public struct PacketClaims: Sendable {
    public var claims: [Claim] = []
    /// Values of more than 64 bits: each is a length byte and that many bytes, found by the claim's value.
    public var octets: [UInt8] = []
    /// The headers in the order of the trace, outermost first.
    public var headers: [HeaderKind] = []
    public var markers: Marker = []
    /// The option area byte for byte, where the trace holds the bytes themselves.
    public var optionArea: [UInt8] = []
    /// Whether the option area only completes what the claims about single options say.
    public var completesOptions = false
    /// The sum over the segment's data, where all of it is there.
    public var dataSum: InternetChecksum?
    /// The frame's bytes and the segment's data, where the trace prints them as dumps.
    public var frameDump = ByteDump()
    public var dataDump = ByteDump()
    /// Whether lines were put together or taken apart, so that they do not stand as Wireshark printed them.
    public var isReflowed = false
    /// How many bytes of data there are where ``dataDump`` has the beginning only; 0 where it has all of them.
    public var cutDataLength = 0
    /// What the frame's dump begins with (LINKTYPE).
    public var dumpLink: UInt16 = 1
    /// Where the packet's text stands in the trace.
    public var text = SourceSpan(start: 0, end: 0)
    /// Lines that belong to no packet, before the packet and within it: the author's prose.
    public var prose: [SourceSpan] = []
    /// Lines of a segment whose value could not be read.
    public var unread: [UnreadLine] = []
    /// The frame's own bytes, as far as the trace gives them apart from fields.
    public var frame = FrameBytes()
    /// The lines of the packet's sections and words that cannot stand where they do; empty unless lint looks closely.
    public var lines: [PrintedLine] = []
    public var slips: [Slip] = []
    /// Where the frame names its protocols, from the start of the packet's text.
    public var protocols: Range<Int>?

    public init() {}

    /// Forgets the packet, keeps the memory.
    public mutating func removeAll() {
        claims.removeAll(keepingCapacity: true)
        octets.removeAll(keepingCapacity: true)
        headers.removeAll(keepingCapacity: true)
        prose.removeAll(keepingCapacity: true)
        unread.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        slips.removeAll(keepingCapacity: true)
        protocols = nil
        frame.removeAll()
        markers = []
        optionArea.removeAll(keepingCapacity: true)
        completesOptions = false
        dataSum = nil
        frameDump.removeAll()
        dataDump.removeAll()
        cutDataLength = 0
        isReflowed = false
        text = SourceSpan(start: 0, end: 0)
    }

    /// Index of the header that the segment stands in, the outermost TCP one.
    public var tcpHeader: UInt8? {
        headers.firstIndex(of: .tcp).map { UInt8($0) }
    }

    /// The span of a claim's token in the trace.
    public func span(of claim: Claim) -> SourceSpan {
        let start = text.start + Int(claim.offset)
        return SourceSpan(start: start, end: start + Int(claim.length))
    }

    /// The bytes of a claim with a long value.
    public func octets(of claim: Claim) -> ArraySlice<UInt8> { octets(at: claim.value) }

    /// The bytes that such a value stands for.
    public func octets(at value: UInt64) -> ArraySlice<UInt8> {
        let index = Int(truncatingIfNeeded: value)
        guard index >= 0, index < octets.count else { return [] }
        return octets[(index + 1)..<min(octets.count, index + 1 + Int(octets[index]))]
    }
}
