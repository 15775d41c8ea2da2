import PacketTrace
import TCPWire

/// What Wireshark adds to a segment, and what stands around it: no part of the TCP header, but printed all the same.
struct AddedWords {
    let scene: Scene
    let packet: Lesson.Packet

    private var facts: Facts { packet.facts }
    private var me: String { scene.cast.name(packet.side) }
    private var peer: String { scene.cast.name(1 - packet.side) }

    /// Name and words for a key that lines speak of; `nil` for those of the header itself.
    func words(_ key: String) -> (name: String, words: [Inline])? {
        switch key {
        case "stream":
            let stream = facts[.streamIndex] ?? scene.talk.stream
            return (
                "Stream index",
                .rich(
                    "Not on the wire: Wireshark numbers the conversations of a capture from 0. This is number \(stream)."
                )
            )
        case "data":
            let length = facts[.segmentLength] ?? 0
            return (
                "Data",
                .rich(
                    length == 0
                        ? "The segment carries no data. That is not written in the TCP header; it follows from the lengths of "
                            + "the IP packet and both headers."
                        : "The segment carries \(length) bytes of data. That is not written in the TCP header; it follows from "
                            + "the lengths of the IP packet and both headers.")
            )
        case "nextseq": return nextSequence
        case "scaled":
            return (
                "Calculated window",
                .rich("Not on the wire: the window in bytes, worked out by Wireshark from the field and the scaling.")
            )
        case "acked": return acknowledged
        case "irtt":
            return (
                "Initial round trip (iRTT)",
                .rich(
                    "Worked out by Wireshark: from the SYN to the ACK that ends the handshake. The two legs together make one "
                        + "whole round trip, wherever between the two sides the capture was made.")
            )
        case "times": return times
        case "frame": return frame
        case "link": return link
        case "ip": return network
        case "options":
            return (
                "Options",
                .rich("The part of the header behind the first 20 bytes. Each option is told of by itself.")
            )
        case "around": return ("Around the segment", .rich("This belongs to another part of the packet."))
        case "printed": return nil
        default:
            return key.hasPrefix("opt") ? ("An option", .rich("The trace names it; its bytes are not all shown.")) : nil
        }
    }

    private var nextSequence: (String, [Inline]) {
        (
            "Next sequence number",
            .rich(
                "Not on the wire: the number behind this segment, where \(me) will go on. A SYN and a FIN take one number each, "
                    + "and every byte of data one.")
        )
    }

    private var acknowledged: (String, [Inline]) {
        let frame = facts[.acksFrame].map { "frame \($0)" } ?? "an earlier frame"
        let time = facts.time(.ackRTT).map { ", \(Figures.span($0)) after it" } ?? ""
        return (
            "What it confirms",
            .rich(
                "Worked out by Wireshark: this segment confirms the one in \(frame)\(time), as seen where the capture was made."
            )
        )
    }

    private var times: (String, [Inline]) {
        let since = facts.time(.streamTimeRelative).map {
            "\(Figures.seconds($0)) s after the first segment of the conversation"
        }
        let delta = facts.time(.streamTimeDelta).map { "\(Figures.seconds($0)) s after the one before" }
        let words = [since, delta].compactMap { $0 }
        return (
            "Time",
            .rich("Seen by the capture " + Figures.list(words) + ". The clock is that of the machine that recorded.")
        )
    }

    private var frame: (String, [Inline]) {
        let length = facts[.frameLength].map { " It had \($0) bytes on the wire, all layers together." } ?? ""
        return ("Frame", .rich("What the capture knows of the packet as a whole: number, length, time.\(length)"))
    }

    private var link: (String, [Inline]) {
        var words = "The layer below IP: it carries the packet over one link, from one machine to the next, no further."
        if let source = facts[.ethernetSource], let destination = facts[.ethernetDestination] {
            words +=
                " Here from \(AddressText.hardware(source)) to \(AddressText.hardware(destination)); every router on the way "
                + "puts other addresses there."
        }
        return ("Link layer", .rich(words))
    }

    private var network: (String, [Inline]) {
        var words = "IP carries the segment from one machine to the other, over all links between."
        if let pair = facts.addresses.pair {
            let names = AddressText.pair(pair)
            words += " From \(names.source) to \(names.destination)."
        }
        if let lifetime = facts[.ipTimeToLive] ?? facts[.ipv6HopLimit] {
            words +=
                " It may pass \(lifetime) more routers before it is thrown away, so that no packet goes in circles for ever."
        }
        return ("Internet Protocol", .rich(words))
    }
}
