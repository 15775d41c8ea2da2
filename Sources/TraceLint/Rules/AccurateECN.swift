import PacketTrace
import TCPWire

extension Rule {
    static let finalEncoding = Rule(
        code: "ECN205", name: "accurate-ecn-not-confirmed", kind: .wire, severity: .error,
        summary: "The final ACK of accurate ECN says which mark the SYN-ACK came with.",
        why:
            "Where both SYNs agree on accurate ECN, the client writes into AE, CWR and ECE of its first pure ACK how the "
            + "SYN-ACK's datagram was marked: 010 for Not-ECT, 011 for ECT(1), 100 for ECT(0), 110 for CE. All three clear "
            + "on the way mean a path that clears them; the server then marks nothing.",
        reference: "RFC 9768, section 3.2.2.1",
        example: .packets(
            "Flags: 0x010 (ACK, ACE=0)", not: "Flags: 0x090 (ACK, ACE=2)", in: "faults/accurate-ecn-not-confirmed.txt"),
        check: { moment, report in
            guard moment.isFirstBehindSYN, moment.own.offer.flags?.isSuperset(of: .congestion) == true,
                let answer = moment.peer.offer.flags?.intersection(.congestion), answer.isAccurateAnswer,
                moment.facts[.segmentLength] == 0, moment.facts.hasFlags([], of: [.fin, .rst]),
                let shown = moment.facts.flags?.intersection(.congestion), !moment.mayFollowUnseen
            else { return }
            guard shown.isAccurateAnswer else {
                return report.add(
                    shown.isEmpty
                        ? "AE, CWR and ECE are clear in the final ACK: the client, or the path, gives no feedback on the SYN-ACK"
                        : "AE, CWR and ECE of the final ACK are \(shown.counter): that stands for no mark of the SYN-ACK",
                    [Term(.flags, in: moment.packet), Term(.flags, in: moment.peer.synPacket)])
            }
            // What a router marks behind the place of capture is not seen there.
            guard let mark = moment.peer.offer.mark, shown != TCPFlags.accurateEncodings[Int(mark)],
                shown != [.ae, .cwr]
            else {
                return
            }
            report.add(
                "the final ACK says that the SYN-ACK came marked otherwise than it is here: the mark was changed on the way",
                [Term(.flags, in: moment.packet), Term(.ipDifferentiatedServices, in: moment.peer.synPacket)],
                severity: .note)
        })
}

extension TCPFlags {
    /// What stands for Not-ECT, ECT(1), ECT(0) and CE in the segments of an accurate-ECN handshake (RFC 9768, tables 2, 3).
    fileprivate static let accurateEncodings: [TCPFlags] = [.cwr, [.cwr, .ece], .ae, [.ae, .cwr]]

    fileprivate var isAccurateAnswer: Bool { Self.accurateEncodings.contains(self) }

    /// The three flags as a number of three bits.
    fileprivate var counter: String {
        (contains(.ae) ? "1" : "0") + (contains(.cwr) ? "1" : "0") + (contains(.ece) ? "1" : "0")
    }
}

extension Moment {
    /// Whether a side that has sent nothing but its SYN goes on behind it, with an acknowledgment.
    var isFirstBehindSYN: Bool {
        own.hasSYN && own.segments == own.offer.count && facts.hasFlags(.ack, of: [.ack, .syn]) && peer.hasSYN
    }
}
