import PacketTrace
import TCPWire

extension Rule {
    static let shiftAbove14 = Rule(
        code: "WIN201", name: "shift-above-14", kind: .wire, severity: .error,
        summary: "A window is shifted by 14 bits at most.",
        why:
            "More would let a window span more than half of the sequence numbers. The receiver uses 14 instead, so the "
            + "two sides disagree about the window.",
        reference: "RFC 7323, section 2.3", signs: .syn,
        example: .packets("Shift count: 15", not: "Shift count: 7", in: "faults/shift-15.txt"),
        check: { moment, report in
            guard moment.facts.options.has(kind: 3), let shift = moment.facts[.windowShift], shift > 14 else { return }
            report.add(
                "a window shift of \(shift): the receiver uses 14",
                [Term(.windowShift, in: moment.packet, expected: 14)])
        })

    static let scaleNotOffered = Rule(
        code: "WIN202", name: "window-scale-not-offered", kind: .wire, severity: .warning,
        summary: "A SYN-ACK scales its window only if the SYN did.",
        why:
            "The option may be sent in answer to the same option. Sent unasked, the initiator does not scale and its peer "
            + "may. A middlebox that takes the option out of SYNs looks the same from behind it.",
        reference: "RFC 7323, section 2.2", signs: .syn,
        example: .packets("Shift count: 9", not: "", in: "faults/scale-not-offered.txt"),
        check: { moment, report in
            guard moment.facts.isSYNACK, moment.facts.options.has(kind: 3), moment.peer.offer.lacks(kind: 3) else {
                return
            }
            report.add(
                "the SYN-ACK offers a window scale, but the SYN did not",
                [Term(.windowShift, in: moment.packet), moment.offerTerm])
        })
}

extension Moment {
    /// The options of the peer's SYN, as evidence.
    var offerTerm: Term { Term(.optionsLength, in: peer.synPacket) }
}
