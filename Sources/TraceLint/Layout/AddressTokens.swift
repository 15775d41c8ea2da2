import PacketTrace
import SourceText
import TCPWire

extension LayoutCheck {
    /// IPv4 addresses with a number that no byte holds: the packet's other copy says what stood there.
    func addressSlips() -> [Slip] {
        var slips: [Slip] = []
        for line in packet.lines
        where Int(line.header) < packet.headers.count && packet.headers[Int(line.header)] == .ipv4 {
            let labels: [(String, Field)] =
                line.isHeading
                ? [("Src: ", .ipSource), ("Dst: ", .ipDestination)]
                : [
                    ("Source Address: ", .ipSource), ("Destination Address: ", .ipDestination),
                    ("Source: ", .ipSource), ("Destination: ", .ipDestination),
                ]
            for (label, field) in labels {
                guard let token = token(behind: Array(label.utf8), in: line), !Self.isAddress(token),
                    !facts.isTunnelled, let value = facts[field]
                else { continue }
                let octets = [24, 16, 8, 0].map { String(value >> UInt64($0) & 0xff) }
                slips.append(
                    Slip(
                        field,
                        span: SourceSpan(
                            start: packet.text.start + token.startIndex, end: packet.text.start + token.endIndex),
                        expected: Array(octets.joined(separator: ".").utf8), reason: "this is no address"))
            }
        }
        return slips
    }

    /// Digits and dots behind a label, in four groups.
    private func token(behind label: [UInt8], in line: PrintedLine) -> ArraySlice<UInt8>? {
        let text = content(line)
        let start: Int?
        if line.isHeading {
            start = text.indices.first { text[$0...].starts(with: label) }
        } else {
            start = text.starts(with: label) ? text.startIndex : nil
        }
        guard let start else { return nil }
        let token = text[(start + label.count)...].prefix { $0 == UInt8(ascii: ".") || $0 &- UInt8(ascii: "0") < 10 }
        let groups = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard groups.count == 4, groups.allSatisfy({ !$0.isEmpty }) else { return nil }
        return token
    }

    private static func isAddress(_ token: ArraySlice<UInt8>) -> Bool {
        token.split(separator: UInt8(ascii: ".")).allSatisfy { group in
            group.count <= 3 && group.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 255
        }
    }
}
