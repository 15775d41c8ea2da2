import PacketTrace
import TCPWire

// What timestamps say.

extension Rule {
    static let echoWithoutAcknowledgment = Rule(
        code: "TSV201", name: "echo-without-ack", kind: .wire, severity: .warning,
        summary: "A SYN without ACK echoes no timestamp.",
        why: "The echo is valid only with the ACK flag; without it the sender should set it to zero.",
        reference: "RFC 7323, section 3.2", signs: .timestamps,
        example: .packets("Timestamp echo reply: 77", not: "Timestamp echo reply: 0", in: "faults/echo-in-syn.txt"),
        check: { moment, report in
            guard moment.facts.isSYN, moment.facts.options.has(kind: 8), let echo = moment.facts[.timestampEcho],
                echo != 0, !moment.acknowledgesSYNWithoutFlag
            else { return }
            report.add(
                "an echo of \(echo) in a SYN that acknowledges nothing",
                [Term(.timestampEcho, in: moment.packet, expected: 0)])
        })

    static let echoNotPeers = Rule(
        code: "TSV204", name: "echo-not-peers", kind: .wire, severity: .error,
        summary: "The first echo to a SYN is the timestamp that the SYN carried.",
        why:
            "A segment echoes a timestamp that it received lately. As long as the peer has sent nothing but its SYN there "
            + "is only that one. A SYN proxy that answers for a server looks the same.",
        reference: "RFC 7323, section 3.2", signs: .timestamps,
        example: .packets(
            "Timestamp echo reply: 999", not: "Timestamp echo reply: 1000", in: "faults/echo-not-peers-in-syn-ack.txt"),
        check: { moment, report in
            let peer = moment.peer
            guard peer.hasSYN, peer.segments == peer.offer.count, moment.facts.hasFlags(.ack, of: [.ack, .rst]),
                moment.facts.options.has(kind: 8), let echo = moment.facts[.timestampEcho],
                !peer.offer.explains(echo: UInt32(truncatingIfNeeded: echo)),
                moment.facts.isSYNACK || !moment.mayFollowUnseen
            else { return }
            // Windows before Vista answered a SYN with zeros, and began to count behind it.
            let isBlank = echo == 0 && moment.facts[.timestampValue] == 0 && moment.facts.isSYNACK
            report.add(
                isBlank
                    ? "timestamps of zero, as old Windows answers a SYN" : "the peer sent no timestamp \(echo)",
                [
                    Term(
                        .timestampEcho, in: moment.packet, expected: peer.offer.lastTimestamp.map { UInt64($0) }),
                    Term(.timestampValue, in: peer.synPacket),
                ], severity: isBlank ? .note : nil)
        })

    static let timestampBackwards = Rule(
        code: "TSV205", name: "timestamp-backwards", kind: .wire, severity: .error,
        summary: "A side's timestamps do not run backwards.",
        why:
            "They come from a clock. The receiver drops a segment with an older timestamp as one from before the sequence "
            + "numbers wrapped. Segments that overtook each other on the way are left out here.",
        reference: "RFC 7323, sections 3.2 and 5.3", signs: .timestamps,
        example: .packets(
            "Timestamp value: 900", not: "Timestamp value: 1040", in: "faults/timestamp-backwards.txt"),
        check: { moment, report in
            guard let old = moment.own.clock, moment.facts.hasFlags([], of: [.syn, .rst]),
                let now = TimestampClock(moment.facts, packet: moment.packet), now.runsBackwards(from: old)
            else { return }
            report.add(
                "the timestamp \(now.value) is older than \(old.value), which this side sent before",
                [Term(.timestampValue, in: moment.packet), Term(.timestampValue, in: old.packet)])
        })
}
