import PacketTrace
import TCPWire

extension Rule {
    static let multipathNotAnswered = Rule(
        code: "MPT201", name: "multipath-not-answered", kind: .wire, severity: .note,
        summary: "A SYN-ACK answers Multipath TCP with Multipath TCP.",
        why:
            "If it does not, the connection goes on as plain TCP: the server cannot do it, or a middlebox took the option "
            + "out. The latter shows in traces from both ends.",
        reference: "RFC 8684, section 3.7", signs: .syn,
        example: .packets(
            "Options: (12 bytes), Maximum segment size, SACK permitted",
            not: "", in: "faults/multipath-not-answered.txt"),
        check: { moment, report in
            guard moment.facts.isSYNACK, moment.peer.offer.has(kind: 30), !moment.facts.options.has(kind: 30),
                moment.facts.knowsAllOptions
            else { return }
            report.add(
                "the SYN offers Multipath TCP and the SYN-ACK does not: the connection falls back to plain TCP",
                [
                    Term(.optionsLength, in: moment.packet), Term(.headerLength, in: moment.packet),
                    moment.offerTerm,
                ])
        })

    static let multipathLength = Rule(
        code: "MPT202", name: "multipath-length", kind: .wire, severity: .error,
        summary: "MP_CAPABLE has the length that its place in the handshake asks for.",
        why: "A SYN has it with 4 bytes in version 1 and with 12, the key, in version 0; a SYN-ACK with 12, its key.",
        reference: "RFC 8684, section 3.1; RFC 6824, section 3.1", signs: .syn,
        example: .packets("Length: 8", not: "Length: 4", in: "faults/multipath-length-8.txt"),
        check: { moment, report in
            let options = moment.facts.options
            guard options.has(kind: 30), let item = options.item(kind: 30),
                let start = options.offset(ofItem: Int(item)),
                options.area.holds(0, mask: 0xf0, at: start + 2)
            else { return }
            let length = options.lengths[Int(item)]
            let version = options.area.bytes[min(start + 2, 39)] & 0xf
            let right: UInt8 = moment.facts.isSYNACK || version == 0 ? 12 : 4
            guard moment.facts.hasFlags(.syn, of: .syn), version <= 1, length != right else { return }
            report.add(
                "MP_CAPABLE of version \(version) has \(right) bytes here, not \(length)",
                [Term(.optionLength, in: moment.packet, item: item)])
        })

    static let multipathNotConfirmed = Rule(
        code: "MPT203", name: "multipath-not-confirmed", kind: .wire, severity: .note,
        summary: "The third segment of a Multipath TCP handshake has MP_CAPABLE again.",
        why:
            "Both keys stand in it. Without them the server goes on as plain TCP: the client gave up Multipath TCP, or a "
            + "middlebox took the option out.",
        reference: "RFC 8684, sections 3.1 and 3.7",
        example: .packets(
            "Options: (12 bytes), No-Operation (NOP), No-Operation (NOP), Timestamps", not: "",
            in: "faults/multipath-not-confirmed.txt"),
        check: { moment, report in
            guard moment.isFirstBehindSYN, moment.own.offer.has(kind: 30), moment.peer.offer.has(kind: 30),
                !moment.facts.options.has(kind: 30), moment.facts.knowsAllOptions,
                !moment.facts.hasFlags(.rst, of: .rst),
                !moment.mayFollowUnseen
            else { return }
            report.add(
                "both SYNs speak Multipath TCP and this segment does not: the connection falls back to plain TCP",
                [
                    Term(.optionsLength, in: moment.packet), Term(.headerLength, in: moment.packet), moment.offerTerm,
                ])
        })
}
