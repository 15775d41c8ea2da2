import PacketTrace
import TCPWire

// Flags that do not belong beside SYN.

extension Rule {
    static let synAndFin = Rule(
        code: "FLG201", name: "syn-and-fin", kind: .wire, severity: .warning,
        summary: "A segment does not open and close a connection at once.",
        why: "No stack sends SYN with FIN since T/TCP was given up; scanners do, to slip past simple filters.",
        reference: "RFC 9293, section 3.10.7.2; RFC 6247 (T/TCP is historic)", signs: .syn,
        example: .packets("Flags: 0x003 (FIN, SYN)", not: "Flags: 0x002 (SYN)", in: "faults/syn-fin.txt"),
        check: { moment, report in
            guard moment.facts.hasFlags([.syn, .fin], of: [.syn, .fin]) else { return }
            report.flags("SYN and FIN in one segment: it opens and closes a connection at once", without: .fin, moment)
        })

    static let synAndRst = Rule(
        code: "FLG202", name: "syn-and-rst", kind: .wire, severity: .warning,
        summary: "A segment does not open and reset a connection at once.",
        why: "A receiver looks at RST first, so such a SYN never opens anything. It is made by hand.",
        reference: "RFC 9293, section 3.10.7.2", signs: .syn,
        example: .packets("Flags: 0x006 (SYN, RST)", not: "Flags: 0x002 (SYN)", in: "faults/syn-rst.txt"),
        check: { moment, report in
            guard moment.facts.hasFlags([.syn, .rst], of: [.syn, .rst]) else { return }
            report.flags("SYN and RST in one segment: the reset wins", without: .rst, moment)
        })

    static let pushOrUrgentOnSYN = Rule(
        code: "FLG204", name: "push-or-urgent-on-syn", kind: .wire, severity: .note,
        summary: "A SYN without data has nothing to push and nothing urgent.",
        why:
            "Both flags speak of data. On a bare SYN they are legal and useless; scanners set them to tell stacks apart.",
        reference: "RFC 9293, section 3.1", signs: .syn,
        example: .packets(
            "Flags: 0x02a (SYN, PSH, URG)", not: "Flags: 0x002 (SYN)", in: "faults/syn-psh-urg.txt"),
        check: { moment, report in
            guard let flags = moment.facts.flags, flags.contains(.syn), moment.facts[.segmentLength] ?? 0 == 0 else {
                return
            }
            let odd = flags.intersection([.psh, .urg])
            guard !odd.isEmpty else { return }
            let names = odd == [.psh, .urg] ? "PSH and URG are" : odd == .psh ? "PSH is" : "URG is"
            report.flags("\(names) set on a SYN that carries no data", without: odd, moment)
        })

    static let answerWithoutAcknowledgment = Rule(
        code: "FLG208", name: "syn-ack-without-ack", kind: .wire, severity: .error,
        summary: "The answer to a SYN has the ACK flag.",
        why:
            "A SYN that carries the acknowledgment number for its peer's SYN is a SYN-ACK that lost its flag. Without the "
            + "flag the number says nothing, and the peer takes the segment for a simultaneous open.",
        reference: "RFC 9293, section 3.5", signs: .syn,
        example: .packets(
            "Flags: 0x002 (SYN)", not: "Flags: 0x012 (SYN, ACK)", behind: "Frame 2:", in: "faults/syn-ack-lost-ack.txt"),
        check: { moment, report in
            guard moment.facts.isSYN, moment.acknowledgesSYNWithoutFlag else { return }
            report.flags("this SYN acknowledges its peer's, but ACK is not set", adding: .ack, moment)
        })
}

extension Moment {
    /// Whether the acknowledgment number is the one for the peer's SYN, while ACK is clear.
    var acknowledgesSYNWithoutFlag: Bool {
        guard facts.hasFlags([], of: .ack), peer.hasSYN, let initial = peer.initialSequence,
            let number = facts.rawAcknowledgment
        else { return false }
        return number == initial &+ 1
    }
}

extension Report {
    /// Reports flags, and which ones would be right.
    mutating func flags(
        _ message: String, without less: TCPFlags = [], adding more: TCPFlags = [], _ moment: borrowing Moment,
        severity: Severity? = nil
    ) {
        let right = (moment.facts.flags ?? []).subtracting(less).union(more)
        add(message, [Term(.flags, in: moment.packet, expected: UInt64(right.rawValue))], severity: severity)
    }
}
