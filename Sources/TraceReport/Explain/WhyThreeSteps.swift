import PacketTrace
import TCPWire

/// Why a handshake has three steps, on this one's numbers.
struct WhyThreeSteps {
    let scene: Scene

    var blocks: [Block] {
        guard let handshake = scene.talk.handshake, !handshake.isSimultaneous, scene.cast.knowsClient,
            handshake.outcome == .complete || handshake.outcome == .answered
        else { return [] }
        let client = handshake.syn?.sequence
        let server = handshake.synACK?.sequence
        let items: [[Inline]] = [
            .rich("The SYN tells the server the client's first number\(number(client))."),
            .rich(
                "The SYN-ACK \(givenBack(client, by: handshake.synACK)): now the client knows that the server has heard it. And it "
                    + "tells the client the server's first number\(number(server))."),
            .rich(
                "The ACK \(givenBack(server, by: handshake.ack)): now the server knows that the client has heard it, too."
            ),
        ]
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

    private func number(_ value: UInt32?) -> String { value.map { " (\($0))" } ?? "" }

    /// What an acknowledgment says to a first number: one more, or more than that where data came along.
    private func givenBack(_ first: UInt32?, by answer: HandshakeSegment?) -> String {
        guard let first, let acknowledged = answer?.acknowledgment else { return "gives it back plus one" }
        if acknowledged == first &+ 1 { return "gives it back plus one (\(acknowledged))" }
        return "confirms it together with data that came along (\(acknowledged) instead of \(first &+ 1))"
    }
}
