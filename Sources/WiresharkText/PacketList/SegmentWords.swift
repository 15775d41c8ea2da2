import PacketTrace
import SourceText

/// The words of a row about a segment: `[TCP Retransmission] 50000 → https(443) [SYN, ACK] Seq=0 …`.
struct SegmentWords {
    struct Port {
        let value: UInt64?
        let place: Range<Int>
    }

    let source: Port
    let destination: Port
    let flags: (value: UInt16, mask: UInt16, place: Range<Int>)
    /// Where the numbers begin.
    let numbers: Int

    init?(_ text: Span<UInt8>, from start: Int, to end: Int, hasLength: Bool) {
        var position = Self.skippingRemarks(text, from: start, to: end)
        guard let source = Self.port(text, &position, to: end) else { return nil }
        position = text.skippingSpaces(from: position, to: end)
        guard let arrow = ListArrow.end(text, at: position, to: end) else { return nil }
        let isNew = text[position] != UInt8(ascii: ">") && text[position] != UInt8(ascii: "&")
        position = text.skippingSpaces(from: arrow, to: end)
        guard let destination = Self.port(text, &position, to: end) else { return nil }
        position = text.skippingSpaces(from: position, to: end)
        guard position < end, text[position] == UInt8(ascii: "[") else { return nil }
        let close = text.firstOffset(of: UInt8(ascii: "]"), from: position, to: end)
        guard close < end, let flags = FlagNames.read(text, from: position + 1, to: close),
            text.hasBytes("Seq=", at: text.skippingSpaces(from: close + 1, to: end))
        else { return nil }
        self.source = source
        self.destination = destination
        // Up to 1.4 only eight flags have names, and up to 1.6, which had no arrows, reserved bits have none.
        let spoken: UInt16 = !hasLength ? 0xff : isNew ? 0xfff : 0x1ff
        self.flags = (flags.value, flags.value | flags.mask & spoken, (position + 1)..<close)
        numbers = close + 1
    }

    /// What the analysis says stands before the ports, in brackets.
    private static func skippingRemarks(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var position = start
        while position < end, text[position] == UInt8(ascii: "[") {
            let close = text.firstOffset(of: UInt8(ascii: "]"), from: position, to: end)
            position = text.skippingSpaces(from: min(close + 1, end), to: end)
        }
        // Between two remarks, and behind the last one of old versions.
        if position < end, text[position] == UInt8(ascii: ","), position > start {
            return skippingRemarks(text, from: text.skippingSpaces(from: position + 1, to: end), to: end)
        }
        return position
    }

    /// `443`, `https`, `https(443)`.
    private static func port(_ text: Span<UInt8>, _ position: inout Int, to end: Int) -> Port? {
        let start = position
        while position < end, isName(text[position]), ListArrow.end(text, at: position, to: end) == nil {
            position += 1
        }
        guard position > start else { return nil }
        if text.hasBytes("(", at: position), let number = text.decimal(at: position + 1, to: end),
            number.value <= 0xffff,
            text.hasBytes(")", at: number.end), number.end < end
        {
            defer { position = number.end + 1 }
            return Port(value: number.value, place: (position + 1)..<number.end)
        }
        let place = start..<position
        if let number = text.decimal(at: start, to: position), number.end == position {
            return number.value <= 0xffff ? Port(value: number.value, place: place) : nil
        }
        return Port(value: ServiceNames.port(text, place), place: place)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte | 0x20 &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".")
    }
}
