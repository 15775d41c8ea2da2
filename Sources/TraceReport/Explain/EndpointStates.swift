import PacketTrace
import TCPWire

/// The states of both ends (RFC 9293, section 3.3.2), as far as the segments of a trace tell.
struct EndpointStates {
    enum State: UInt8, Hashable {
        case unknown, closed, listen, synSent, synReceived, established
        case finWait1, finWait2, closeWait, closing, lastACK, timeWait

        var name: StaticString {
            switch self {
            case .unknown: ""
            case .closed: "CLOSED"
            case .listen: "LISTEN"
            case .synSent: "SYN-SENT"
            case .synReceived: "SYN-RECEIVED"
            case .established: "ESTABLISHED"
            case .finWait1: "FIN-WAIT-1"
            case .finWait2: "FIN-WAIT-2"
            case .closeWait: "CLOSE-WAIT"
            case .closing: "CLOSING"
            case .lastACK: "LAST-ACK"
            case .timeWait: "TIME-WAIT"
            }
        }
    }

    private(set) var states: [State]
    /// The number behind each side's FIN, once it is sent.
    private var finEnd: [UInt32?] = [nil, nil]

    /// Before the first segment of the trace: only a SYN says in what states the sides were, and its answer in which one
    /// the other side was.
    init(_ talk: Lesson.Talk) {
        states = [.unknown, .unknown]
        guard let first = talk.packets.first, first.facts.isSYN, let handshake = talk.handshake else { return }
        states[first.side] = .closed
        states[1 - first.side] =
            if handshake.isSimultaneous || handshake.outcome == .refused {
                .closed
            } else {
                handshake.synACKs.isEmpty ? .unknown : .listen
            }
    }

    subscript(side: Int) -> State { states[side] }

    /// What a segment does to both ends.
    mutating func advance(_ packet: Lesson.Packet) {
        guard let flags = packet.facts.flags else { return }
        let side = packet.side
        let peer = 1 - side
        if flags.contains(.rst) {
            // A reset in answer to a SYN leaves a listener listening (RFC 9293, section 3.5.3).
            let wasListening = states[side] == .listen
            states[peer] = .closed
            states[side] = wasListening ? .listen : .closed
            return
        }
        if flags.contains(.syn) {
            synchronise(side, isAnswer: flags.contains(.ack))
        } else if flags.contains(.ack) {
            acknowledge(packet, side)
        }
        if flags.contains(.fin) { finish(packet, side) }
    }

    private mutating func synchronise(_ side: Int, isAnswer: Bool) {
        let peer = 1 - side
        if isAnswer {
            // At simultaneous open each SYN-ACK confirms the other side's SYN.
            if states[side] == .synReceived || states[side] == .established, states[peer] == .synReceived {
                states[peer] = .established
                return
            }
            states[side] = .synReceived
            if states[peer] == .unknown { states[peer] = .synSent }
            return
        }
        let crosses = states[peer] == .synSent
        states[side] = crosses ? .synReceived : .synSent
        if crosses { states[peer] = .synReceived }
    }

    /// The first ACK behind the SYNs: its sender has seen the answer, and its receiver sees its own SYN confirmed.
    private mutating func acknowledge(_ packet: Lesson.Packet, _ side: Int) {
        let peer = 1 - side
        if states[side] == .synSent, states[peer] == .synReceived { states[side] = .established }
        if states[peer] == .synReceived { states[peer] = .established }
        if states[side] == .synReceived, states[peer] == .established, packet.facts.sequenceSpace ?? 0 > 0 {
            states[side] = .established
        }
        guard let end = finEnd[peer], packet.facts.rawAcknowledgment == end else { return }
        switch states[peer] {
        case .finWait1: states[peer] = .finWait2
        case .closing: states[peer] = .timeWait
        case .lastACK: states[peer] = .closed
        default: break
        }
    }

    private mutating func finish(_ packet: Lesson.Packet, _ side: Int) {
        let peer = 1 - side
        if let first = packet.facts.rawSequence, let space = packet.facts.sequenceSpace {
            finEnd[side] = first &+ space
        }
        switch states[side] {
        case .established, .synReceived: states[side] = .finWait1
        case .closeWait: states[side] = .lastACK
        default: break
        }
        switch states[peer] {
        case .established: states[peer] = .closeWait
        case .finWait1: states[peer] = .closing
        case .finWait2: states[peer] = .timeWait
        default: break
        }
    }
}
