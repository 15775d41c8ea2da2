import PacketTrace
import TCPWire

// Who may send timestamps, and who must.

extension Rule {
    static let timestampsNotOffered = Rule(
        code: "TSV202", name: "timestamps-not-offered", kind: .wire, severity: .error,
        summary: "A SYN-ACK carries timestamps only if the SYN did.",
        why:
            "The option is agreed on by both SYNs; an answer may have it only if it was offered. A middlebox that takes "
            + "the option out of SYNs looks the same from behind it.",
        reference: "RFC 7323, section 3.2", signs: .syn,
        example: .packets("Timestamp value: 7000", not: "", in: "faults/timestamps-not-offered.txt"),
        check: { moment, report in
            guard moment.facts.isSYNACK, moment.facts.options.has(kind: 8), moment.peer.offer.lacks(kind: 8) else {
                return
            }
            report.add(
                "the SYN-ACK carries timestamps, but the SYN did not",
                [Term(.timestampValue, in: moment.packet), moment.offerTerm])
        })

    static let timestampsMissing = Rule(
        code: "TSV203", name: "timestamps-missing", kind: .wire, severity: .error,
        summary: "Once both SYNs carried timestamps, every segment but a reset carries them.",
        why: "The receiver may drop a segment without them, for it cannot tell it from an old one.",
        reference: "RFC 7323, section 3.2", signs: .timestamps,
        example: .packets(
            "Options: (4 bytes), No-Operation (NOP)",
            not: "Options: (12 bytes), No-Operation (NOP), No-Operation (NOP), Timestamps",
            in: "faults/timestamps-missing-in-ack.txt"),
        check: { moment, report in
            guard !moment.facts.options.has(kind: 8), moment.connection.usesTimestamps,
                moment.facts.hasFlags([], of: [.syn, .rst]), moment.facts.knowsAllOptions
            else { return }
            report.add(
                "timestamps were agreed on, but this segment has none",
                [
                    Term(.optionsLength, in: moment.packet), Term(.headerLength, in: moment.packet),
                    Term(.timestampValue, in: moment.own.synPacket),
                ])
        })
}
