import PacketTrace
import TCPWire

/// One row for each handshake: who, when, what was offered and what came of it. A row is written once its connection is
/// over, so that only open connections are held.
public struct HandshakeRows: Sendable {
    private var writer: RowWriter
    private var collector = HandshakeCollector()
    private var packet = 0

    public init(_ form: RowForm) {
        writer = RowWriter(form)
    }

    /// Takes a segment in, and writes the rows of connections that are over.
    public mutating func add(_ segment: borrowing ExportedPacket, to bytes: inout [UInt8]) {
        packet += 1
        if segment.facts.isKnown(.frameNumber) {
            collector.add(segment.facts, packet: packet)
        } else {
            var facts = segment.facts
            facts[.frameNumber] = segment.frame
            collector.add(facts, packet: packet)
        }
        guard collector.hasFinished else { return }
        for handshake in collector.takeFinished() { writer.append(Self.columns(handshake), to: &bytes) }
    }

    /// Writes the rows that are left, in the order in which the handshakes began.
    public mutating func finish(to bytes: inout [UInt8]) {
        for handshake in collector.handshakes { writer.append(Self.columns(handshake), to: &bytes) }
        collector = HandshakeCollector()
    }

    private static func columns(_ handshake: ObservedHandshake) -> [Column] {
        let settled = handshake.negotiation
        let client = handshake.syns.last
        let server = handshake.synACKs.last
        let addresses = (client?.network?.addresses ?? server?.network?.addresses?.reversed)
            .map { AddressText.pair($0) }
        return [Column(.tcp, "stream", handshake.stream)]
            + side(.client, client, addresses?.source, handshake.clientPort)
            + side(.server, server, addresses?.destination, handshake.serverPort)
            + moment(.syn, handshake.syns.first) + moment(.synACK, handshake.synACKs.first)
            + moment(.ack, handshake.ack)
            + [
                Column(.row, "initial_rtt", text: roundTrip(handshake).map { TimeText.seconds($0) }),
                Column(.retransmissions, "syn", repeats(handshake.syns)),
                Column(.retransmissions, "syn_ack", repeats(handshake.synACKs)),
                Column(.negotiated, "wscale", flag: inForce(.windowScale, settled)),
                Column(.negotiated, "sack", flag: inForce(.selectiveAcknowledgments, settled)),
                Column(.negotiated, "timestamps", flag: inForce(.timestamps, settled)),
                Column(.negotiated, "ecn", flag: inForce(.congestionNotification, settled)),
                Column(.row, "outcome", text: outcome(handshake)),
            ]
    }

    /// What one side's SYN says.
    private static func side(
        _ group: Column.Group, _ segment: HandshakeSegment?, _ address: String?, _ port: UInt16?
    ) -> [Column] {
        let options = segment?.options
        return [
            Column(group, "addr", text: address), Column(group, "port", port.map { UInt64($0) }),
            Column(group, "isn", segment?.sequence.map { UInt64($0) }),
            Column(group, "mss_val", options?.first(kind: 2)?.number(.mssValue)),
            Column(group, "wscale_shift", options?.first(kind: 3)?.number(.windowShift)),
            Column(group, "window", segment?.window.map { UInt64($0) }),
        ]
    }

    private static func moment(_ group: Column.Group, _ segment: HandshakeSegment?) -> [Column] {
        let date = segment.flatMap { $0.hasDate ? $0.time : nil }.map { TimeText.seconds($0) }
        return [
            Column(group, "frame", segment?.frame), Column(group, "time_epoch", text: date),
        ]
    }

    /// From the SYN that was answered to the client's acknowledgment, as Wireshark counts it.
    private static func roundTrip(_ handshake: ObservedHandshake) -> Int64? {
        guard let first = handshake.syn, let last = handshake.ack, first.hasDate == last.hasDate,
            let start = first.time,
            let end = last.time
        else { return nil }
        return end &- start
    }

    private static func repeats(_ segments: [HandshakeSegment]) -> UInt64? {
        segments.isEmpty ? nil : UInt64(segments.count - 1)
    }

    /// `nil` where the trace does not tell.
    private static func inForce(_ feature: Feature, _ settled: Negotiation) -> Bool? {
        let agreement = settled[feature]
        if case .unknown = agreement.outcome { return nil }
        return agreement.isInForce
    }

    private static func outcome(_ handshake: ObservedHandshake) -> String {
        switch handshake.outcome {
        case .complete: handshake.syns.isEmpty ? "partial" : "complete"
        case .answered: "unconfirmed"
        case .unanswered: "unanswered"
        case .refused: "refused"
        case .aborted: "reset"
        }
    }
}
