import PacketTrace
import SourceText
import TCPWire

extension LayoutCheck {
    /// What the frame says of its protocols, if that is not what its sections are.
    func protocolSlips() -> [Slip] {
        guard let place = packet.protocols, place.upperBound <= bytes.count, let expected = protocols() else {
            return []
        }
        let printed = Array(bytes[place])
        // Before 1.12 the type field of Ethernet had no name of its own.
        let forms = [expected, expected.filter { $0 != "ethertype" }].map { Array($0.joined(separator: ":").utf8) }
        if forms.contains(where: { printed == $0 || printed.starts(with: $0 + [UInt8(ascii: ":")]) }) { return [] }
        let names = printed.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        if expected.count < names.count, Self.leavesOut(expected, of: names) { return [] }
        // Behind TCP anything may follow.
        let known = ["eth", "ethertype", "ip", "ipv6", "tcp", "udp", "arp", "icmp", "icmpv6", "vlan", "sll", "ppp"]
        guard names.prefix(expected.count).allSatisfy({ known.contains(String(decoding: $0, as: UTF8.self)) }) else {
            return []
        }
        guard names.count >= forms[1].split(separator: UInt8(ascii: ":")).count else { return [] }
        let isOld = names.count == forms[1].split(separator: UInt8(ascii: ":")).count
        let form = isOld && series.lowerBound < .v1_12 ? forms[1] : forms[0]
        let count = form.split(separator: UInt8(ascii: ":")).count
        let rest = names.dropFirst(count).map { [UInt8(ascii: ":")] + Array($0) }.flatMap { $0 }
        let start = packet.text.start + place.lowerBound
        return [
            Slip(
                .frameNumber, span: SourceSpan(start: start, end: start + place.count), expected: form + rest,
                reason: "these are not the protocols of the sections that follow")
        ]
    }

    /// Whether the sections are the named protocols without some: who copied the text left those out.
    private static func leavesOut(_ sections: [String], of names: [ArraySlice<UInt8>]) -> Bool {
        var rest = names[...]
        for section in sections {
            guard let place = rest.firstIndex(where: { $0.elementsEqual(section.utf8) }) else { return false }
            rest = rest[(place + 1)...]
        }
        return true
    }

    /// The names of the sections up to TCP; `nil` where there is one that is not known for sure.
    private func protocols() -> [String]? {
        var names: [String] = []
        for kind in packet.headers {
            switch kind {
            case .frame: continue
            case .ethernet: names += ["eth", "ethertype"]
            case .ipv4: names.append("ip")
            case .ipv6: names.append("ipv6")
            case .tcp:
                names.append("tcp")
                return names.count > 1 ? names : nil
            default: return nil
            }
        }
        return nil
    }
}
