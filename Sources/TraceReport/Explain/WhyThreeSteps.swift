import PacketTrace
import TCPWire

/// Why a handshake has three steps, on this one's numbers.
struct WhyThreeSteps {
    let scene: Scene

    var blocks: [Block] {
        guard let handshake = scene.talk.handshake, !handshake.isSimultaneous, scene.cast.knowsClient else { return [] }
        let client = handshake.syn?.sequence
        let server = handshake.synACK?.sequence
        let c = client.map { " (\($0))" } ?? ""
        let s = server.map { " (\($0))" } ?? ""
        var items: [[Inline]] = [
            .rich("The SYN tells the server the client's first number\(c)."),
            .rich(
                "The SYN-ACK gives it back plus one\(client.map { " (\($0 &+ 1))" } ?? ""): now the client knows that the server has "
                    + "heard it. And it tells the client the server's first number\(s)."),
        ]
        items.append(
            .rich(
                "The ACK gives that back plus one\(server.map { " (\($0 &+ 1))" } ?? ""): now the server knows that the client has "
                    + "heard it, too."))
        let section = Section(
            Anchor("why-three-\(scene.talk.connection.number)"), ["Why three steps?"],
            blocks: [
                .paragraph(
                    .rich(
                        "Each side counts its bytes from a number of its own, and the other side must know it. A number that was sent "
                            + "may be lost on the way, so it must be **confirmed**. Two numbers, each told and each confirmed, would "
                            + "make four messages; the middle two travel together.")),
                .list(items, isNumbered: true),
                .paragraph(
                    .rich(
                        "**With two steps only**, the server could not tell a client that is there from anybody who wrote a false "
                            + "source address on a SYN. The SYN-ACK goes to the address that was written; only who receives it can "
                            + "know the number that the ACK must give back\(server.map { " (\($0 &+ 1))" } ?? ""). A SYN that got lost "
                            + "and turns up much later would open a connection that nobody wants, for the same reason.")
                ),
                .paragraph([
                    "See ", .reference(RFCReference("RFC 9293, section 3.5")), " and, on guessing numbers, ",
                    .reference(RFCReference("RFC 9293, section 3.4.1")), ".",
                ]),
            ])
        return [.section(section)]
    }
}
