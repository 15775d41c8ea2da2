import PacketTrace
import SourceText
import TCPWire

/// Hex dumps: `0010  00 3c ca 00 …   .<..`, from tshark and, with three spaces behind the offset, from the GUI.
extension TextReader {
    enum DumpKind: UInt8 {
        case none, frame, data, other
    }

    /// Reads a line as part of a dump. `nil` says that it is none; `true` that the next packet begins with it.
    mutating func readDump(
        _ text: Span<UInt8>, at offset: Int, to end: Int, into packet: inout PacketClaims
    ) -> Bool? {
        guard let place = text.hexadecimal(at: offset, to: end), place.end - offset >= 4, place.end - offset <= 8 else {
            return nil
        }
        let first = text.skippingSpaces(from: place.end, to: end)
        guard first - place.end >= 2, first - place.end <= 3, let count = Self.pairs(text, at: first, to: end) else {
            return nil
        }
        if place.value == 0 {
            let kind = Self.kind(before: offset, in: text, packet)
            if kind == .frame, !packet.frameDump.isEmpty { return true }
            if kind == .data, !packet.dataDump.isEmpty { return false }
            line.dump = kind
            line.dumpNext = 0
        }
        guard line.dump != .none, place.value == UInt64(line.dumpNext) else { return false }
        line.dumpNext += count
        switch line.dump {
        case .frame: Self.take(text, first, count, packet.text.start - base, &packet.frameDump)
        case .data: Self.take(text, first, count, packet.text.start - base, &packet.dataDump)
        default: break
        }
        return false
    }

    /// How many pairs of digits stand from `offset` on, with one space between.
    private static func pairs(_ text: Span<UInt8>, at offset: Int, to end: Int) -> Int? {
        var count = 0
        var position = offset
        while count < 16, position + 1 < end, Span<UInt8>.hexDigit(text[position]) != nil,
            Span<UInt8>.hexDigit(text[position + 1]) != nil,
            position + 2 >= end || text[position + 2] == UInt8(ascii: " ")
                || text[position + 2] == UInt8(ascii: "\r")
        {
            count += 1
            position += 3
        }
        return count == 0 ? nil : count
    }

    private static func take(
        _ text: Span<UInt8>, _ first: Int, _ count: Int, _ origin: Int, _ dump: inout ByteDump
    ) {
        dump.beginLine(at: first - origin)
        for index in 0..<count {
            let high = Span<UInt8>.hexDigit(text[first + 3 * index]) ?? 0
            let low = Span<UInt8>.hexDigit(text[first + 3 * index + 1]) ?? 0
            dump.append(high << 4 | low)
        }
    }

    /// What a dump shows, by the line before it: `Reassembled TCP (1567 bytes):` names a buffer, of which only the
    /// frame's own counts; `Data (40 bytes)` has the payload behind TCP; without a name it is the frame.
    private static func kind(before start: Int, in text: Span<UInt8>, _ packet: borrowing PacketClaims) -> DumpKind {
        var end = start
        while end > 0, text[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        while end > 0, text[end - 1] <= UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: ">") { end -= 1 }
        var first = end
        while first > 0, text[first - 1] != UInt8(ascii: "\n") { first -= 1 }
        let (content, _) = skipPrefix(text, from: first, to: end)
        if end - content > 8, text.hasBytes(" bytes):", at: end - 8) {
            return text.hasBytes("Frame (", at: content) || text.hasBytes("Packet (", at: content) ? .frame : .other
        }
        if text.hasBytes("Data (", at: content), end > content, text[end - 1] == UInt8(ascii: ")") {
            let isPayload = packet.headers.last == .other && packet.headers.dropLast().last == .tcp
            return isPayload ? .data : .other
        }
        return .frame
    }
}
