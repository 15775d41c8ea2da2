import PacketTrace
import TCPWire

extension Rule {
    static let addressBits = Rule(
        code: "NET102", name: "address-bits-not-of-address", kind: .text, severity: .error,
        summary: "The two flags shown below a hardware address are bits of its first byte.",
        why:
            "The lowest bit tells a group from an individual address, the next one an address of local making from one "
            + "of a factory.",
        reference: "",
        example: Example(
            good: "..0. .... .... .... .... = LG bit: Globally unique address (factory default)",
            bad: "..1. .... .... .... .... = LG bit: Locally administered address (this is NOT the factory default)",
            in: "defaults/details.txt"),
        check: { moment, report in
            report.bits(.ethernetDestination, .ethernetDestinationLocal, .ethernetDestinationGroup, moment)
            report.bits(.ethernetSource, .ethernetSourceLocal, .ethernetSourceGroup, moment)
        })
}

extension Report {
    fileprivate mutating func bits(_ address: Field, _ local: Field, _ group: Field, _ moment: borrowing Moment) {
        guard let octets = moment.facts[address] else { return }
        for (field, shift) in [(local, 41 as UInt64), (group, 40)] {
            guard let shown = moment.facts[field], shown != octets >> shift & 1 else { continue }
            add(
                "the flags shown are not those of the address above",
                [
                    Term(field, in: moment.packet, expected: octets >> shift & 1),
                    Term(address, in: moment.packet, expected: octets ^ 1 << shift),
                ])
        }
    }
}
