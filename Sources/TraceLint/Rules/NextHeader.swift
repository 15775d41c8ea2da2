import PacketTrace
import TCPWire

extension Rule {
    static let nextHeader = Rule(
        code: "NET105", name: "next-header-not-of-next-section", kind: .text, severity: .error,
        summary: "A header's type of what follows is that of the section that follows.",
        why: "Wireshark chose the section by that number.",
        reference: "",
        example: Example(good: "Next Header: TCP (6)", bad: "Next Header: UDP (17)", in: "ipv6/details.txt"),
        check: { moment, report in
            let facts = moment.facts
            if let version = facts[.ipVersion], version != 4 {
                report.add("version 4 has no other number", [Term(.ipVersion, in: moment.packet, expected: 4)])
            }
            if let version = facts[.ipv6Version], version != 6 {
                report.add("version 6 has no other number", [Term(.ipv6Version, in: moment.packet, expected: 6)])
            }
            if let offset = facts[.ipFragmentOffset], offset % 8 != 0 {
                report.add(
                    "fragments begin at a multiple of eight bytes",
                    [Term(.ipFragmentOffset, in: moment.packet, expected: offset / 8 * 8)])
            }
            // Hop-by-hop, routing, fragment, encapsulation, authentication, destination options, mobility, HIP, shim.
            let extensions: [UInt64] = [0, 43, 44, 50, 51, 60, 135, 139, 140]
            guard !facts.isTunnelled, facts.markers.isDisjoint(with: [.extensionHeaders, .incomplete, .reassembled])
            else { return }
            if let number = facts[.ipv6NextHeader], !extensions.contains(number), number != 6 {
                report.add("TCP is protocol 6, not \(number)", [Term(.ipv6NextHeader, in: moment.packet, expected: 6)])
            }
            guard let type = facts[.ethernetType], type == 0x0800 || type == 0x86dd else { return }
            let expected: UInt64 = facts.isKnown(.ipVersion) ? 0x0800 : facts.isKnown(.ipv6Version) ? 0x86dd : type
            if type != expected {
                report.add(
                    "the header that follows is not of this type",
                    [Term(.ethernetType, in: moment.packet, expected: expected)])
            }
        })
}
