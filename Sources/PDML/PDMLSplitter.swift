import SourceText

/// Where packets begin and end in PDML.
public enum PDMLSplitter {
    /// Whether the beginning of a text is PDML's, wherever it was pasted into.
    public static func isPDML(_ text: Span<UInt8>) -> Bool {
        let head = text.extracting(0..<min(text.count, 256 << 10))
        var offset = 0
        while true {
            offset = head.firstOffset(of: UInt8(ascii: "<"), from: offset, to: head.count)
            guard offset < head.count else { return false }
            if head.hasBytes("<pdml", at: offset) || isPacket(head, at: offset) && holdsProtocol(head, from: offset) {
                return true
            }
            offset += 1
        }
    }

    /// Other forms of XML have packets, too.
    private static func holdsProtocol(_ text: Span<UInt8>, from start: Int) -> Bool {
        let next = text.firstOffset(of: UInt8(ascii: "<"), from: start + 1, to: text.count)
        return text.hasBytes("<proto", at: next) || text.hasBytes("<field", at: next)
    }

    /// The start of the last packet behind the first byte, where the text may be cut; `nil` where there is none.
    public static func lastBoundary(in text: Span<UInt8>) -> Int? {
        var offset = text.count - 8
        while offset > 0 {
            if text[offset] == UInt8(ascii: "<"), isPacket(text, at: offset) { return offset }
            offset -= 1
        }
        return nil
    }

    /// The next `<packet` at or behind an offset.
    static func packet(in text: Span<UInt8>, from start: Int) -> Int? {
        var offset = start
        while true {
            offset = text.firstOffset(of: UInt8(ascii: "<"), from: offset, to: text.count)
            guard offset < text.count else { return nil }
            if isPacket(text, at: offset) { return offset }
            offset += 1
        }
    }

    @inline(__always)
    private static func isPacket(_ text: Span<UInt8>, at offset: Int) -> Bool {
        // `<packet` and one byte more, which must end the name.
        let word = text.word(at: offset)
        guard word & 0x00ff_ffff_ffff_ffff == 0x0074_656b_6361_703c else { return false }
        let next = UInt8(truncatingIfNeeded: word >> 56)
        return next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || next <= UInt8(ascii: " ")
    }

    /// Where a packet ends.
    struct PacketEnd {
        var offset: Int
        /// Whether its end tag is there.
        var isWhole: Bool
        /// Whether a tag is so long that it needs a closer look.
        var hasLongTag: Bool
        /// Whether no other tag stands in it, not even its end.
        var isBare = false
    }

    /// Behind `</packet>`; where that is missing, where the next packet or the document's end stands.
    static func end(ofPacket start: Int, in text: Span<UInt8>) -> PacketEnd {
        var hasLongTag = false
        var last = start
        while true {
            let offset = text.firstOffset(of: UInt8(ascii: "<"), from: last &+ 1, to: text.count)
            if offset &- last > TagLimits.suspicious { hasLongTag = true }
            guard offset < text.count else {
                return PacketEnd(offset: text.count, isWhole: false, hasLongTag: hasLongTag)
            }
            // `</packet`
            if text.word(at: offset) == 0x7465_6b63_6170_2f3c {
                let close = text.firstOffset(of: UInt8(ascii: ">"), from: offset, to: text.count)
                return PacketEnd(
                    offset: min(close + 1, text.count), isWhole: close < text.count, hasLongTag: hasLongTag)
            }
            if isPacket(text, at: offset) || text.hasBytes("</pdml", at: offset) {
                return PacketEnd(offset: offset, isWhole: false, hasLongTag: hasLongTag, isBare: last == start)
            }
            last = offset
        }
    }
}
