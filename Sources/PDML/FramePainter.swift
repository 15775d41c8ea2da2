import PacketTrace
import SourceText
import TCPWire
import WiresharkText

/// Decides which items show bytes of the frame itself, and paints those.
///
/// Behind a list of pieces that were put together, all that follows lies in the buffer that came of them; PDML does not
/// say so. Neither does it say that of what was decrypted or unpacked: such items begin before the header that they
/// should follow.
struct FramePainter {
    /// Whether protocols lie in another buffer from here on.
    private var hasLeft = false
    /// Items at this depth and below it belong to another buffer, or to none.
    private var skipLevel = Int.max
    /// The protocol at hand: where its own bytes are.
    private var start = 0
    private var end = Int.max
    /// Fields of link layers may lie behind the frame's payload.
    private var isLoose = false
    private var isTCP = false
    /// Behind the last header that is known.
    private var floor = 0

    mutating func begin() {
        self = FramePainter()
    }

    /// Paints an item's bytes.
    ///
    /// - Returns: where in the frame the item lies, or `nil` where it lies elsewhere or nowhere.
    @discardableResult
    mutating func add(
        _ element: XMLElement, _ bytes: Span<UInt8>, origin: Int, level: Int, into frame: inout FrameBytes
    ) -> Int? {
        if level <= skipLevel { skipLevel = Int.max }
        guard level < skipLevel else { return nil }
        let name = element[.name]
        let nameStart = origin + Int(name.start)
        let position = Self.number(element[.pos], bytes, origin)
        let size = Self.number(element[.size], bytes, origin)
        if element.kind == .proto, level == 0 {
            enter(bytes, nameStart, name.count, position, size, &frame)
            return nil
        }
        if Self.isFromElsewhere(bytes, nameStart, name.count) {
            skipLevel = level
            // What comes behind the list is dissected from it.
            hasLeft = true
            return nil
        }
        guard element.kind == .field, let position, let size, size > 0 else { return nil }
        if Self.hasBytes(bytes, "field length invalid", element[.showname], origin) { return nil }
        let inside = position >= start && position + size <= end
        guard inside || isLoose || isTCP && Self.isPayload(bytes, nameStart, name.count) else { return nil }
        paint(element, bytes, origin, position, size, &frame)
        return position + size <= frame.bytes.count ? position : nil
    }

    private mutating func enter(
        _ bytes: Span<UInt8>, _ name: Int, _ count: Int, _ position: Int?, _ size: Int?, _ frame: inout FrameBytes
    ) {
        start = position ?? 0
        end = start + (size ?? 0)
        isTCP = count == 3 && bytes.hasBytes("tcp", at: name)
        isLoose = Self.links.contains { $0.utf8CodeUnitCount == count && bytes.hasBytes($0, at: name) }
        if count == 7, bytes.hasBytes("geninfo", at: name) {
            skipLevel = 0
        } else if count == 5, bytes.hasBytes("frame", at: name) {
            if let size { frame.begin(length: size) }
            skipLevel = 0
        } else if count == 18, bytes.hasBytes("fake-field-wrapper", at: name) {
            // Its items say for themselves where they lie.
            start = floor
            end = frame.bytes.count
            if hasLeft { skipLevel = 0 }
        } else if hasLeft || start < floor && size ?? 0 > 0 {
            hasLeft = true
            skipLevel = 0
        } else if isTCP || isLoose || count <= 4 && bytes.hasBytes("ip", at: name) {
            floor = max(floor, end)
        }
    }

    private static let links: [StaticString] = ["eth", "vlan", "sll", "null", "ppp", "llc", "pppoes", "ieee8021ad"]

    /// Lists of fragments and what came of them.
    private static func isFromElsewhere(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
        let end = start + count
        var position = start
        while position < end {
            if bytes[position] == UInt8(ascii: ".") {
                if bytes.hasBytes(".reassembled", at: position) || bytes.hasBytes(".segments", at: position)
                    || bytes.hasBytes(".fragments", at: position)
                    || bytes.hasBytes(".fragment", at: position)
                        && (position + 9 == end || bytes[position + 9] == UInt8(ascii: "."))
                    || bytes.hasBytes(".segment", at: position) && position + 8 == end
                {
                    return true
                }
            }
            position += 1
        }
        return false
    }

    private static func isPayload(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Bool {
        let names: [StaticString] = ["tcp.payload", "tcp.segment_data", "tcp.data"]
        return names.contains { $0.utf8CodeUnitCount == count && bytes.hasBytes($0, at: start) }
    }

    private static func hasBytes(
        _ bytes: Span<UInt8>, _ literal: StaticString, _ piece: Piece, _ origin: Int
    ) -> Bool {
        guard piece.count >= literal.utf8CodeUnitCount else { return false }
        for offset in 0...(piece.count - literal.utf8CodeUnitCount)
        where bytes.hasBytes(literal, at: origin + Int(piece.start) + offset) { return true }
        return false
    }

    private func paint(
        _ element: XMLElement, _ bytes: Span<UInt8>, _ origin: Int, _ position: Int, _ size: Int,
        _ frame: inout FrameBytes
    ) {
        let piece = element[.unmaskedvalue].isPresent ? element[.unmaskedvalue] : element[.value]
        guard piece.count == 2 * size, position + size <= frame.bytes.count else { return }
        let digits = origin + Int(piece.start)
        for index in 0..<size {
            guard let byte = bytes.octet(at: digits + 2 * index) else { return }
            frame.paint(byte, at: position + index)
        }
    }

    private static func number(_ piece: Piece, _ bytes: Span<UInt8>, _ origin: Int) -> Int? {
        guard !piece.isEmpty else { return nil }
        guard let found = bytes.decimal(at: origin + Int(piece.start), to: origin + Int(piece.end)),
            found.value <= UInt64(Int32.max)
        else { return nil }
        return Int(found.value)
    }
}
