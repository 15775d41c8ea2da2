import PacketTrace
import TCPWire

extension Rule {
    static let cookieNotAsked = Rule(
        code: "TFO201", name: "cookie-not-asked", kind: .wire, severity: .note,
        summary: "A SYN-ACK carries a Fast Open cookie only if the SYN asked for one, or came with one.",
        why:
            "The client asks with an empty cookie, or sends an old one; the server answers in its SYN-ACK. A cookie that "
            + "nobody asked for says that something on the way took the option out of the SYN, or that one host shares "
            + "cookies of another's making.",
        reference: "RFC 7413, sections 3 and 4.1.1", signs: .syn,
        example: .packets(
            "Kind: TCP Fast Open Cookie (34)", not: "",
            in: "faults/cookie-not-asked.txt"),
        check: { moment, report in
            guard moment.facts.isSYNACK, let item = moment.facts.options.item(kind: 34), moment.peer.hasSYN,
                moment.peer.offer.isComplete, !moment.peer.offer.has(kind: 34), !moment.peer.offer.hasExperiments
            else { return }
            report.add(
                "a Fast Open cookie in a SYN-ACK to a SYN without the option",
                [Term(.optionKind, in: moment.packet, item: item), moment.offerTerm])
        })
}
