import PacketTrace
import TCPWire

/// What a segment is for, in a sentence or two.
struct SegmentMeaning {
    let scene: Scene
    let packet: Lesson.Packet

    private var facts: Facts { packet.facts }
    private var me: String { Cast.sentenceStart(scene.cast.name(packet.side)) }
    private var peer: String { scene.cast.name(1 - packet.side) }

    var words: [Inline]? {
        guard let flags = facts.flags else { return nil }
        if flags.contains(.rst) { return reset(flags) }
        if flags.isSuperset(of: [.syn, .ack]) { return answer }
        if flags.contains(.syn) { return opening }
        if flags.contains(.fin) {
            return .rich(
                "\(me) has said all it had to say. The FIN takes a sequence number, so it is confirmed like data.")
        }
        guard flags.contains(.ack) else { return nil }
        if scene.talk.connection.role(ofPacket: packet.number) == .ack { return confirmation }
        if packet.analysis.signs.contains(.keepAlive) {
            return .rich("\(me) asks whether \(peer) is still there: a keep-alive, one number before the one expected.")
        }
        let data = facts[.segmentLength] ?? 0
        if data > 0 {
            let again =
                packet.analysis.signs.isDisjoint(with: .repeats) ? "" : " They were sent before; this repeats them."
            return .rich("\(me) sends \(data) bytes of data and confirms what it has received.\(again)")
        }
        return .rich("\(me) has nothing to send, and confirms what it has received.")
    }

    private var opening: [Inline] {
        let syns = scene.talk.handshake?.syns ?? []
        if syns.first.map({ $0.packet != packet.number }) ?? false, syns.contains(where: { $0.packet == packet.number })
        {
            return .rich(
                "No answer came in time, so \(scene.cast.name(packet.side)) sends its SYN **again**, with the same initial "
                    + "sequence number. Where the first one was lost, or its answer, the trace cannot tell.")
        }
        if scene.talk.handshake?.isSimultaneous ?? false {
            return .rich("\(me) asks for a connection. Both sides do so here, each before it has heard of the other.")
        }
        let data = facts[.segmentLength] ?? 0
        let early = data > 0 ? " It brings \(data) bytes of data along, as TCP Fast Open allows." : ""
        return .rich(
            "\(me) asks for a connection: it says from which number it will count its bytes, how much it has room for, and what "
                + "else it can do.\(early)")
    }

    private var answer: [Inline] {
        if scene.talk.handshake?.isSimultaneous ?? false {
            return .rich("\(me) confirms the SYN of \(peer), and repeats its own.")
        }
        return .rich(
            "\(me) agrees, with two messages in one segment: the **ACK** confirms the SYN of \(peer), and the **SYN** says from "
                + "which number its own bytes are counted.")
    }

    private var confirmation: [Inline] {
        let data = facts[.segmentLength] ?? 0
        let first = data > 0 ? " It carries the first \(data) bytes of data as well." : ""
        return .rich(
            "\(me) confirms the SYN of \(peer). Now each side knows that the other one has heard its first number, and the "
                + "connection stands.\(first)")
    }

    private func reset(_ flags: TCPFlags) -> [Inline] {
        let handshake = scene.talk.handshake
        if let handshake, handshake.outcome == .refused, handshake.reset?.packet == packet.number {
            return .rich(
                "\(me) **refuses**: nobody waits at port \(scene.cast.port(packet.side)), or somebody in between says so in its "
                    + "name. There is no connection.")
        }
        return .rich("\(me) ends the connection at once, without waiting for anything that is still on the way.")
    }
}
