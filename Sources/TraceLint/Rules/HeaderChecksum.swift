import PacketTrace
import TCPWire

extension Rule {
    static let headerChecksum = Rule(
        code: "CHK102", name: "ip-header-checksum", kind: .wire, severity: .error,
        summary: "The IPv4 header checksum holds.",
        why:
            "It covers the header alone. A zero is what a sender leaves to its network card: nothing is wrong in a trace from "
            + "that machine.",
        reference: "RFC 791, section 3.1; RFC 1071",
        mayBeMended: false,
        example: Example(good: "Header Checksum: 0xb6b8", bad: "Header Checksum: 0xb6b9", in: "defaults/details.txt"),
        check: { moment, report in
            guard let found = moment.facts[.ipChecksum], let header = IPv4Header(moment.facts) else { return }
            let right = header.computedChecksum
            guard found != UInt64(right), !header.isLengthPresumed else { return }
            let terms = [Term(.ipChecksum, in: moment.packet, expected: UInt64(right))]
            guard found == 0 else {
                report.add("the header checksum does not hold for this header", terms)
                return
            }
            switch moment.isSentHere {
            case true?: break
            case nil:
                report.add(
                    "the header checksum is zero: captured on the sender, before its network card filled it in", terms,
                    severity: .info)
            case false?:
                report.add("the header checksum is zero, and no network card will fill it in any more", terms)
            }
        })
}
