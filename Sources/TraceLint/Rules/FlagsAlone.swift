import PacketTrace
import TCPWire

// Flags and the fields that mean something with them only.

extension Rule {
    static let noAcknowledgmentFlag = Rule(
        code: "FLG203", name: "no-ack-flag", kind: .wire, severity: .warning,
        summary: "Every segment but a SYN or a reset acknowledges something.",
        why: "A receiver drops a segment without ACK unheard. No flags at all, FIN alone, and FIN with PSH and URG are "
            + "the null, FIN and Christmas tree scans.",
        reference: "RFC 9293, section 3.10.7.4, fifth check", signs: .oddFlags,
        example: .packets("Flags: 0x000 (<None>)", not: "Flags: 0x010 (ACK)", in: "faults/no-flags.txt"),
        check: { moment, report in
            guard moment.facts.hasFlags([], of: [.ack, .syn, .rst]) else { return }
            let flags = moment.facts.flags ?? []
            let what =
                flags.isSuperset(of: [.fin, .psh, .urg])
                ? "FIN, PSH and URG without ACK, as a Christmas tree scan sends them"
                : flags.isEmpty ? "no flag is set, as in a null scan" : "ACK is not set"
            report.flags(what + ": the receiver drops the segment", adding: .ack, moment)
        })

    static let reservedBits = Rule(
        code: "FLG205", name: "reserved-bits-set", kind: .wire, severity: .error,
        summary: "The three reserved bits behind the data offset are zero.",
        why: "They must be zero in segments that a host generates, until a standard gives them a meaning.",
        reference: "RFC 9293, section 3.1", signs: .oddFlags,
        example: .packets("Flags: 0x802 (SYN, Reserved)", not: "Flags: 0x002 (SYN)", in: "faults/reserved-bits.txt"),
        check: { moment, report in
            guard let flags = moment.facts.flags, !flags.isDisjoint(with: .reserved) else { return }
            report.flags("a reserved bit is set", without: .reserved, moment)
        })

    static let urgentWithoutFlag = Rule(
        code: "FLG206", name: "urgent-pointer-without-flag", kind: .wire, severity: .note,
        summary: "An urgent pointer goes with the URG flag.",
        why:
            "The pointer is looked at only where the flag is set. A number without it is left over, or carries something "
            + "past those who look at flags.",
        reference: "RFC 9293, section 3.1", signs: .oddFlags,
        example: .packets("Urgent Pointer: 7", not: "Urgent Pointer: 0", in: "faults/urgent-pointer-without-flag.txt"),
        check: { moment, report in
            guard let pointer = moment.facts[.urgentPointer], pointer != 0, moment.facts.hasFlags([], of: .urg) else {
                return
            }
            report.add(
                "the urgent pointer is \(pointer), but URG is not set: nobody looks at it",
                [Term(.urgentPointer, in: moment.packet, expected: 0)])
        })

    static let acknowledgmentWithoutFlag = Rule(
        code: "FLG207", name: "acknowledgment-without-flag", kind: .wire, severity: .note,
        summary: "A SYN without ACK has no acknowledgment number.",
        why: "The number is looked at only where the flag is set; stacks send zero otherwise.",
        reference: "RFC 9293, section 3.1", signs: .syn,
        example: .packets(
            "Acknowledgment number (raw): 1432778632", not: "Acknowledgment number (raw): 0",
            in: "faults/acknowledgment-in-syn.txt"),
        check: { moment, report in
            // Resets carry what their sender had at hand; without any of the flags the missing one is the matter.
            guard moment.facts.isSYN, let number = moment.facts.rawAcknowledgment, number != 0,
                !moment.acknowledgesSYNWithoutFlag
            else { return }
            report.add(
                "the acknowledgment number is \(number), but ACK is not set: nobody looks at it",
                [
                    Term(.acknowledgmentNumberRaw, in: moment.packet, expected: 0),
                    Term(.acknowledgmentNumber, in: moment.packet),
                ])
        })
}
