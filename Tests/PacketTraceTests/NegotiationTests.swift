import PacketTrace
import TCPWire
import TestSupport
import Testing

@Suite("What a handshake settles") struct NegotiationTests {
    private func handshakes(_ packets: [Facts]) -> [ObservedHandshake] {
        var collector = HandshakeCollector()
        for (index, facts) in packets.enumerated() { collector.add(facts, packet: index + 1) }
        return collector.handshakes
    }

    private func handshake(_ file: String) throws -> ObservedHandshake {
        try #require(handshakes(readFacts(try Sample.bytes(file))).first)
    }

    @Test func pasted() throws {
        let handshake = try handshake("handshake/pasted.txt")
        let settled = handshake.negotiation
        #expect(handshake.outcome == .complete)
        #expect(handshake.clientPort == 50504 && handshake.serverPort == 443)
        #expect(settled.clientSegment == 1380 && settled.serverSegment == 1460)
        #expect(settled.clientShift == 8 && settled.serverShift == 8)
        #expect(settled[.windowScale].outcome == .inForce(.plain))
        #expect(settled[.selectiveAcknowledgments].isInForce)
        #expect(settled[.timestamps].outcome == .notInForce(.neitherOffers))
        #expect(settled[.congestionNotification].outcome == .notInForce(.neitherOffers))
        #expect(settled[.initialWindow].offered == .value(64240))
        #expect(settled[.initialWindow].answered == .value(60720))
    }

    @Test(arguments: [
        ("defaults/details.txt", Feature.timestamps, Agreement.Outcome.inForce(.plain)),
        ("no-sack/details.txt", .selectiveAcknowledgments, .notInForce(.neitherOffers)),
        ("no-timestamps/details.txt", .timestamps, .notInForce(.neitherOffers)),
        ("no-window-scaling/details.txt", .windowScale, .notInForce(.neitherOffers)),
        ("scaling-not-answered/details.txt", .windowScale, .notInForce(.notAnswered)),
        ("ecn/details.txt", .congestionNotification, .inForce(.classicECN)),
        ("refused/details.txt", .windowScale, .notInForce(.refused)),
    ])
    func samples(file: String, feature: Feature, outcome: Agreement.Outcome) throws {
        #expect(try handshake(file).negotiation[feature].outcome == outcome)
    }

    @Test func retransmission() throws {
        let handshake = try handshake("retransmitted-syn/details.txt")
        #expect(handshake.syns.count == 2 && handshake.syn?.packet == 2)
        #expect(handshake.outcome == .complete && handshake.answerTime == nil)
    }

    /// Of a paste that ends behind the SYN nothing is known to be answered; what is not offered is not in force.
    @Test func missingSegments() throws {
        let facts = readFacts(try Sample.bytes("handshake/pasted.txt"))
        let first = try #require(handshakes(Array(facts.prefix(1))).first)
        #expect(first.outcome == .unanswered)
        #expect(first.negotiation[.windowScale].outcome == .unknown(.answerUnseen))
        #expect(first.negotiation[.timestamps].outcome == .notInForce(.notOffered))
        let answer = try #require(handshakes(Array(facts.dropFirst())).first)
        #expect(answer.clientPort == 50504 && answer.syn == nil && answer.outcome == .complete)
        #expect(answer.negotiation[.windowScale].outcome == .unknown(.synUnseen))
        #expect(answer.negotiation[.timestamps].outcome == .notInForce(.notAnswered))
        #expect(handshakes(Array(facts.suffix(1))).isEmpty)
    }

    /// AE, CWR and ECE of the SYN and its answer (RFC 3168, section 6.1.1; RFC 9768, table 2).
    @Test(arguments: [
        (UInt16(0b011), UInt16(0b001), Agreement.Outcome.inForce(.classicECN)),
        (0b011, 0b011, .notInForce(.reflected)), (0b011, 0, .notInForce(.notAnswered)),
        (0b001, 0, .notInForce(.halfOffered)), (0, 0b001, .notInForce(.unasked)),
        (0b111, 0b010, .inForce(.accurateECN)), (0b111, 0b110, .inForce(.accurateECN)),
        (0b111, 0b001, .inForce(.classicECN)), (0b111, 0b111, .notInForce(.reflected)),
    ])
    func congestionNotification(syn: UInt16, answer: UInt16, outcome: Agreement.Outcome) {
        let opened = opening(syn: 0x002 | syn << 6, answer: 0x012 | answer << 6)
        #expect(opened.negotiation[.congestionNotification].outcome == outcome)
    }

    @Test func simultaneousOpen() throws {
        let packets = [
            segment(from: 7000, to: 6000, flags: 2, sequence: 10),
            segment(from: 6000, to: 7000, flags: 2, sequence: 90),
            segment(from: 7000, to: 6000, flags: 0x12, sequence: 10, acknowledgment: 91),
            segment(from: 6000, to: 7000, flags: 0x12, sequence: 90, acknowledgment: 11),
        ]
        // Either end sees its own SYN first, and both come to the same roles.
        for order in [[0, 1, 2, 3], [1, 0, 3, 2]] {
            let found = handshakes(order.map { packets[$0] })
            let handshake = try #require(found.first)
            #expect(found.count == 1 && handshake.isSimultaneous)
            #expect(handshake.clientPort == 7000 && handshake.serverPort == 6000)
            #expect(handshake.synACK?.sourcePort == 6000 && handshake.outcome == .complete)
        }
    }

    @Test func fastOpenData() throws {
        var syn = segment(from: 7000, to: 80, flags: 2, sequence: 10)
        syn[.segmentLength] = 5
        for (acknowledged, taken) in [(UInt64(16), true), (11, false)] {
            let answer = segment(from: 80, to: 7000, flags: 0x12, sequence: 1, acknowledgment: acknowledged)
            let handshake = try #require(handshakes([syn, answer]).first)
            let reading = handshake.negotiation[.fastOpen]
            #expect(handshake.tookData == taken)
            #expect(reading.outcome == .notInForce(.neitherOffers))
        }
    }

    private func opening(syn: UInt16, answer: UInt16) -> ObservedHandshake {
        handshakes([
            segment(from: 7000, to: 80, flags: syn, sequence: 1),
            segment(from: 80, to: 7000, flags: answer, sequence: 1, acknowledgment: 2),
        ])[0]
    }

    private func segment(
        from source: UInt64, to destination: UInt64, flags: UInt16, sequence: UInt64, acknowledgment: UInt64 = 0
    ) -> Facts {
        var facts = Facts()
        facts.hasSegment = true
        facts[.sourcePort] = source
        facts[.destinationPort] = destination
        facts[.flags] = UInt64(flags)
        facts.flagsMask = 0xfff
        facts[.sequenceNumberRaw] = sequence
        facts[.acknowledgmentNumberRaw] = acknowledgment
        facts[.headerLength] = 20
        facts[.segmentLength] = 0
        return facts
    }
}
