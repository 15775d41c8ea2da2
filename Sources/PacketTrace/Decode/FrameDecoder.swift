import TCPWire

/// Reads the bytes of a captured frame into the same claims that a text gives, header by header, down to the outermost
/// TCP segment.
///
/// Nothing that the bytes say is repaired. One decoder reads a whole capture, packet by packet, as fragments of a
/// datagram come in several frames.
public struct FrameDecoder: Sendable {
    /// Part of a frame that a header has for itself and what follows it. All are offsets in the frame.
    struct Window {
        /// Where the next header begins.
        var start: Int
        /// Where the captured bytes end.
        var captured: Int
        /// Where they would have ended had nothing been cut off.
        var end: Int

        /// How many captured bytes there are.
        var count: Int { captured - start }
    }

    /// A frame with what its capture says about it.
    public struct Frame {
        /// Which packet of the capture, from 1.
        public var number: Int
        /// LINKTYPE number of the first header.
        public var linkType: UInt16
        /// Bytes on the wire.
        public var length: Int
        /// Nanoseconds since 1970.
        public var time: Int64?

        public init(number: Int, linkType: UInt16, length: Int, time: Int64?) {
            self.number = number
            self.linkType = linkType
            self.length = length
            self.time = time
        }
    }

    /// Headers nested deeper than this are passed over.
    static let mostHeaders = 24

    /// The headers of the last frame, by the names of Wireshark's filters.
    public internal(set) var layers: [PacketImage.Layer] = []
    /// Whether the last frame holds a piece of a TCP datagram.
    public internal(set) var holdsFragment = false
    /// Where the segment stands in the last frame: header and data, as far as they were captured.
    public internal(set) var segment: Range<Int>?
    /// The segment that the last frame quotes in an error message of ICMP, as far as it is quoted.
    public internal(set) var quoted: PacketClaims?
    var fragments = FragmentTable()
    /// Added to offsets in the bytes at hand to make offsets in the frame; `nil` while they are not the frame's own.
    var isFrame = true

    public init() {}

    /// Reads a frame into `packet`, which is cleared first; `packet.text` is left to the caller.
    public mutating func decode(_ frame: Frame, _ bytes: Span<UInt8>, into packet: inout PacketClaims) {
        packet.removeAll()
        packet.markers = [.frame, .captured]
        layers.removeAll(keepingCapacity: true)
        holdsFragment = false
        segment = nil
        quoted = nil
        routed = 0
        isFrame = true
        packet.headers.append(.frame)
        claim(.frameNumber, UInt64(frame.number), at: 0, width: 0, &packet)
        claim(.frameLength, UInt64(frame.length), at: 0, width: 0, &packet)
        claim(.captureLength, UInt64(bytes.count), at: 0, width: 0, &packet)
        if let time = frame.time { claim(.epochTime, UInt64(bitPattern: time), at: 0, width: 0, &packet) }
        let window = Window(start: 0, captured: bytes.count, end: max(bytes.count, frame.length))
        link(frame.linkType, bytes, window, &packet)
        if bytes.count < frame.length, packet.headers.last != .tcp, !packet.headers.contains(.tcp) {
            packet.markers.insert(.incomplete)
        }
    }

    // MARK: - What all headers need

    /// Begins a header that takes the window's first `length` bytes.
    mutating func open(
        _ kind: HeaderKind, _ name: StaticString, _ window: Window, length: Int, _ packet: inout PacketClaims
    ) {
        packet.headers.append(kind)
        guard isFrame else { return }
        layers.append(PacketImage.Layer(name: name, offset: window.start, length: min(length, window.count)))
    }

    /// Notes a value for the last header.
    func claim(
        _ field: Field, _ value: UInt64, at offset: Int, width: Int, item: Int = 0, part: Int = 0,
        _ packet: inout PacketClaims
    ) {
        packet.claims.append(
            Claim(
                field, value, copy: .captured, header: UInt8(truncatingIfNeeded: packet.headers.count - 1),
                item: UInt8(truncatingIfNeeded: item), part: UInt8(truncatingIfNeeded: part),
                offset: isFrame ? offset : reassembledAt, length: isFrame ? width : 0))
    }

    /// What the addresses of the checksum add up to beyond those of the IP header: a source route or a home address
    /// stands for one of them (RFC 8200, section 8.1; RFC 6275, section 6.3).
    var routed: UInt16 = 0

    /// Where the claims of a datagram that came in pieces point: its last piece.
    var reassembledAt = 0

    /// A protocol that is not modelled, with its name where we know it.
    mutating func other(_ name: StaticString, _ window: Window, length: Int, _ packet: inout PacketClaims) {
        open(.other, name, window, length: length, &packet)
    }
}

extension FrameDecoder.Window {
    /// The window behind `length` bytes of a header; `nil` where the capture ends before that.
    func after(_ length: Int) -> FrameDecoder.Window? {
        guard length >= 0, length <= count else { return nil }
        var rest = self
        rest.start += length
        return rest
    }

    /// The window cut to `length` bytes on the wire.
    func limited(to length: Int) -> FrameDecoder.Window {
        var rest = self
        rest.end = Swift.min(end, start + Swift.max(0, length))
        rest.captured = Swift.min(captured, rest.end)
        return rest
    }
}
