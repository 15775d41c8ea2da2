import PacketTrace
import TCPWire

/// What happens in a connection, in a few words and a picture; and why it takes three steps.
struct StorySection {
    let scene: Scene

    func section(_ anchor: Anchor) -> Section {
        var blocks: [Block] = [.paragraph(introduction)]
        if !scene.talk.packets.isEmpty { blocks.append(.ladder(LadderBuilder(scene: scene).ladder)) }
        if scene.level > 1 { blocks.append(.paragraph(statesNote)) }
        let why = WhyThreeSteps(scene: scene).blocks
        return Section(anchor, ["The story"], blocks: why.isEmpty ? blocks : [.pair(blocks, why)])
    }

    private var statesNote: [Inline] {
        [
            .quiet(
                ["The words in boxes are the states of each end, by the names of "]
                    + [.reference(RFCReference("RFC 9293, section 3.3.2"))]
                    + [". They are not on the wire; they follow from the segments."])
        ]
    }

    private var introduction: [Inline] {
        let cast = scene.cast
        guard cast.knowsClient else {
            if scene.talk.handshake?.isSimultaneous ?? false {
                return .rich(
                    "Side A (\(cast.place(0))) and side B (\(cast.place(1))) open a connection **at the same time**: each sends its "
                        + "SYN before it has seen the other's. TCP allows that; it makes one connection, not two.")
            }
            return .rich(
                "Side A (\(cast.place(0))) and side B (\(cast.place(1))) talk to each other. The trace does not show how they began: "
                    + "there is no SYN in it. So nothing is known of their options, nor by how much their windows are scaled."
            )
        }
        let client = "The client (\(cast.place(cast.left)))"
        let server = "the server (\(cast.place(1 - cast.left)))"
        switch scene.talk.handshake?.outcome {
        case .complete:
            let again = scene.talk.handshake?.syns.count ?? 1 > 1 ? " Here the SYN had to be sent again." : ""
            return .rich(
                "\(client) opens a connection to \(server). It takes three steps, the **three-way handshake**; the data of the "
                    + "programs come behind it.\(again)"
                    + (earlyData ? " Here some ride on the SYN already, as TCP Fast Open allows." : ""))
        case .answered:
            return .rich(
                "\(client) wants to open a connection to \(server), which agrees. The third step is not in the trace.")
        case .refused: return .rich("\(client) wants to open a connection to \(server), and is **refused**.")
        case .aborted:
            return .rich("\(client) wants to open a connection to \(server). It is broken off before it stands.")
        case .unanswered, nil:
            return .rich("\(client) wants to open a connection to \(server). An answer is not in the trace.")
        }
    }

    private var earlyData: Bool { scene.talk.handshake?.syn?.dataLength ?? 0 > 0 }
}
