import PacketTrace
import TCPWire

/// One row for each handshake: who, when, what was offered and what came of it.
public struct HandshakeRows: Sendable {
    /// A segment of the handshake.
    private struct Moment: Sendable {
        var frame: UInt64
        var time: Int64
        var hasDate: Bool
        var count = 1
    }

    /// What the SYN of one side offers.
    private struct Offer: Sendable {
        var address: String?
        var port: UInt64?
        var sequence: UInt64?
        var mss: UInt64?
        var shift: UInt64?
        var window: UInt64?
        var permitsSACK = false
        var hasTimestamps = false
        var flags: UInt64 = 0
    }

    private struct Handshake: Sendable {
        var stream: UInt64
        /// Side that sent the SYN.
        var client: Int
        var offers = [Offer(), Offer()]
        var isOffered = [false, false]
        var syn: Moment?
        var synACK: Moment?
        var ack: Moment?
        var reset: Moment?
        var resetSide = 0
        var initialRTT: Int64?
    }

    private var writer: RowWriter
    private var handshakes: [Int: Handshake] = [:]

    public init(_ form: RowForm) {
        writer = RowWriter(form)
    }

    /// Takes a segment in.
    public mutating func add(_ packet: borrowing ExportedPacket) {
        guard let flags = packet.facts.flags else { return }
        let number = packet.analysis.stream
        let side = packet.analysis.side
        let moment = Moment(frame: packet.frame, time: packet.time, hasDate: packet.hasDate)
        if flags.contains(.syn) {
            let client = flags.contains(.ack) ? 1 - side : side
            let stream = packet.facts[.streamIndex] ?? UInt64(number)
            var known = handshakes[number] ?? Handshake(stream: stream, client: client)
            Self.note(packet.facts, moment, side, isAnswer: flags.contains(.ack), &known)
            handshakes[number] = known
        } else if var known = handshakes[number], known.ack == nil {
            if flags.contains(.rst), known.reset == nil {
                known.reset = moment
                known.resetSide = side
            } else if flags.contains(.ack), side == known.client, known.synACK != nil, known.reset == nil {
                known.ack = moment
                if let syn = known.syn { known.initialRTT = moment.time &- syn.time }
            }
            handshakes[number] = known
        }
    }

    private static func note(
        _ facts: borrowing Facts, _ moment: Moment, _ side: Int, isAnswer: Bool, _ known: inout Handshake
    ) {
        if isAnswer {
            if known.synACK == nil { known.synACK = moment } else { known.synACK?.count += 1 }
        } else {
            let count = (known.syn?.count ?? 0) + 1
            known.syn = known.syn ?? moment
            known.syn?.count = count
        }
        known.isOffered[side] = true
        let addresses = facts.addresses.pair.map { AddressText.pair($0) }
        known.offers[side] = Offer(
            address: addresses?.source, port: facts[.sourcePort], sequence: facts.rawSequence.map { UInt64($0) },
            mss: facts[.mssValue], shift: facts.options.contains(kind: 3) ? facts[.windowShift] : nil,
            window: facts[.windowValue], permitsSACK: facts.options.contains(kind: 4),
            hasTimestamps: facts.options.contains(kind: 8), flags: facts[.flags] ?? 0)
        if !known.isOffered[1 - side] {
            known.offers[1 - side].address = addresses?.destination
            known.offers[1 - side].port = facts[.destinationPort]
        }
    }

    /// Writes all rows, by stream.
    public mutating func finish(to bytes: inout [UInt8]) {
        for number in handshakes.keys.sorted() {
            if let handshake = handshakes[number] { writer.append(Self.columns(handshake), to: &bytes) }
        }
        handshakes.removeAll()
    }

    private static func columns(_ handshake: Handshake) -> [Column] {
        let client = handshake.offers[handshake.client]
        let server = handshake.offers[1 - handshake.client]
        let both = handshake.isOffered[0] && handshake.isOffered[1]
        return [Column("tcp.stream", handshake.stream)]
            + [
                Column("client.addr", text: client.address), Column("client.port", client.port),
                Column("client.isn", client.sequence), Column("client.mss_val", client.mss),
                Column("client.wscale_shift", client.shift), Column("client.window", client.window),
                Column("server.addr", text: server.address), Column("server.port", server.port),
                Column("server.isn", server.sequence), Column("server.mss_val", server.mss),
                Column("server.wscale_shift", server.shift), Column("server.window", server.window),
            ] + moment("syn.frame", "syn.time_epoch", handshake.syn)
            + moment("syn_ack.frame", "syn_ack.time_epoch", handshake.synACK)
            + moment("ack.frame", "ack.time_epoch", handshake.ack)
            + [
                Column("initial_rtt", text: handshake.initialRTT.map { TimeText.seconds($0) }),
                Column("retransmissions.syn", handshake.syn.map { UInt64($0.count - 1) }),
                Column("retransmissions.syn_ack", handshake.synACK.map { UInt64($0.count - 1) }),
                Column("negotiated.wscale", flag: both ? client.shift != nil && server.shift != nil : nil),
                Column("negotiated.sack", flag: both ? client.permitsSACK && server.permitsSACK : nil),
                Column("negotiated.timestamps", flag: both ? client.hasTimestamps && server.hasTimestamps : nil),
                Column("negotiated.ecn", flag: both ? ecn(client.flags, server.flags) : nil),
                Column("outcome", text: outcome(handshake)),
            ]
    }

    private static func moment(_ frame: StaticString, _ time: StaticString, _ moment: Moment?) -> [Column] {
        let date = moment.flatMap { $0.hasDate ? TimeText.seconds($0.time) : nil }
        return [Column(frame, moment?.frame), Column(time, text: date)]
    }

    /// RFC 3168, section 6.1.1: ECE and CWR on the SYN, ECE alone on its answer.
    private static func ecn(_ client: UInt64, _ server: UInt64) -> Bool {
        client & 0xc0 == 0xc0 && server & 0xc0 == 0x40
    }

    private static func outcome(_ handshake: Handshake) -> String {
        if handshake.ack != nil { return handshake.syn == nil ? "partial" : "complete" }
        if handshake.reset != nil {
            return handshake.resetSide == handshake.client || handshake.synACK != nil ? "reset" : "refused"
        }
        return handshake.synACK == nil ? "unanswered" : "unconfirmed"
    }
}
