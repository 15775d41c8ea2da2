import PacketTrace
import TCPWire

/// What the settled values come to: packets that fill the link, the largest windows, data on the way in one round trip.
struct NegotiatedFigures {
    let scene: Scene
    let settled: Negotiation

    private var left: Int { scene.cast.left }

    var lines: [Calculation.Line] {
        guard scene.talk.handshake?.syn != nil || scene.talk.handshake?.synACK != nil else { return [] }
        var lines: [Calculation.Line] = []
        lines += packetSize(settled.clientSegment, from: left)
        lines += packetSize(settled.serverSegment, from: 1 - left)
        lines += timestamps
        lines += largestWindow(settled.clientShift, of: left)
        lines += largestWindow(settled.serverShift, of: 1 - left)
        lines += flight
        return lines
    }

    private var overhead: (bytes: Int, words: String)? {
        switch scene.talk.connection.addresses {
        case .v4: (20, "20 for IPv4 and 20 for TCP")
        case .v6: (40, "40 for IPv6 and 20 for TCP")
        // Where no address is shown the smaller header is the likelier one.
        case nil: (20, "20 for IP, if it is IPv4, and 20 for TCP")
        }
    }

    private func packetSize(_ segment: UInt64?, from side: Int) -> [Calculation.Line] {
        guard let segment, let overhead else { return [] }
        let total = segment + UInt64(overhead.bytes) + 20
        return [
            Calculation.Line(
                [.text("Largest packet from \(scene.cast.name(side))")], "\(segment) + \(overhead.bytes) + 20",
                [.text("\(total)")], [.text("\(overhead.words); \(link(total))")])
        ]
    }

    /// Options are not counted in the MSS, but take their part of the packet (RFC 6691).
    private var timestamps: [Calculation.Line] {
        guard settled[.timestamps].isInForce, let segment = settled.clientSegment, segment > 12 else { return [] }
        return [
            Calculation.Line(
                ["Of that for data, with timestamps"], "\(segment) − 12", [.text("\(segment - 12)")],
                [.text("from \(scene.cast.name(left)): timestamps and two bytes of filler are in every segment")])
        ]
    }

    private func link(_ total: UInt64) -> String {
        switch total {
        case 1500: "exactly what an Ethernet frame takes (MTU 1500)"
        case 1280: "the least that every IPv6 link must carry"
        case 1492: "an Ethernet frame less 8 bytes, as PPPoE takes them"
        case 576: "the size that every IPv4 host must be able to take"
        case 9000: "a jumbo frame"
        case 1501...: "more than an Ethernet frame takes (MTU 1500)"
        default: "below the 1500 of Ethernet: room for a tunnel, perhaps"
        }
    }

    private func largestWindow(_ shift: UInt8?, of side: Int) -> [Calculation.Line] {
        guard let shift else { return [] }
        let size = UInt64(65535) << UInt64(shift)
        let remark =
            shift == 0 ? "not scaled: 16 bits are all there are" : "the field at its largest, shifted by \(shift)"
        return [
            Calculation.Line(
                [.text("Largest window of \(scene.cast.name(side))")], "65535 << \(shift)", [.text("\(size)")],
                [.text(remark)])
        ]
    }

    /// The window of the ACK that ends the handshake is the one the server may fill first.
    private var flight: [Calculation.Line] {
        guard let ack = scene.talk.handshake?.ack, let packet = scene.packet(ack.packet), let value = ack.window,
            let shift = scene.shift(packet.side), let roundTrip = scene.talk.handshake?.roundTrip, roundTrip >= 1000
        else { return [] }
        let window = UInt64(value) << UInt64(shift)
        let micros = UInt64(roundTrip / 1000)
        guard window > 0, micros > 0 else { return [] }
        let peer = scene.cast.name(1 - packet.side)
        var lines = [
            Calculation.Line(
                [.text("On the way from \(peer) at most")], "\(value) << \(shift)", [.text("\(window)")],
                ["bytes in flight, as the last ACK allows, before it must wait for a confirmation"]),
            Calculation.Line(
                ["So at this round trip at most"], "\(window) × 1000000 ÷ \(micros)",
                [.text("\(window * 1_000_000 / micros)")],
                [.text("bytes a second: a window each \(micros) µs, however fast the line is")]),
        ]
        if let segment = settled.serverSegment, segment > 0, segment <= window, packet.side == left {
            lines.insert(
                Calculation.Line(
                    ["In full segments"], "\(window) ÷ \(segment)", [.text("\(window / segment)")],
                    ["rounded down"]), at: 1)
        }
        return lines
    }
}
