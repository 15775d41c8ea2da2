import PacketTrace
import TCPWire
import TestSupport
import Testing

@Suite struct TraceTests {
    private func trace(_ text: [UInt8]) -> Trace {
        var trace = Trace()
        for packet in readPackets(text) { trace.add(packet) }
        return trace
    }

    private func roles(_ trace: Trace) -> [Role?] {
        trace.packets.map { trace.role(of: $0) }
    }

    @Test func pastedHandshake() throws {
        let trace = trace(try Sample.bytes("handshake/pasted.txt"))
        #expect(roles(trace) == [.syn, .synACK, .ack])
        #expect(trace.packets.map(\.side) == [0, 1, 0])
        let connection = try #require(trace.connections.first)
        #expect(trace.connections.count == 1)
        #expect(connection.client == 0)
        #expect(connection.first.port == 50504)
        #expect(connection.second.port == 443)
        #expect(connection.handshake.isComplete)
        #expect(connection.windowShift(of: 0) == 8)
        #expect(connection.addresses == nil)
        let segment = try #require(trace.packets[1].segment)
        #expect(segment.isComplete)
        #expect(segment.header.flags == [.syn, .ack])
        #expect(segment.header.sequenceNumber.rawValue == 4_153_136_725)
        #expect(segment.options.options.map(\.kind) == [2, 1, 1, 4, 1, 3])
        #expect(segment.dataLength == 0)
    }

    /// Roles do not depend on the addresses: each sample has one connection and one handshake.
    @Test(arguments: Sample.details)
    func samples(file: String) throws {
        let trace = trace(try Sample.bytes(file))
        #expect(trace.connections.count == 1)
        let connection = try #require(trace.connections.first)
        #expect(connection.client == 0)
        #expect(connection.addresses != nil)
        #expect(roles(trace).first == .syn)
        #expect(connection.handshake.isComplete == !file.hasPrefix("refused/"))
        for packet in trace.packets { #expect(packet.side == (packet.segment?.header.sourcePort == 50000 ? 0 : 1)) }
    }

    @Test func retransmittedSYN() throws {
        let trace = trace(try Sample.bytes("retransmitted-syn/details.txt"))
        #expect(roles(trace) == [.syn, .syn, .synACK, .ack])
        #expect(trace.connections[0].handshake.answeredSYN == 2)
    }

    @Test func refused() throws {
        let trace = trace(try Sample.bytes("refused/details.txt"))
        #expect(roles(trace) == [.syn, .other])
        #expect(trace.connections[0].handshake.reset == 2)
        #expect(trace.connections[0].isClosed)
    }

    /// Both sides must offer window scaling; a SYN that was not seen is taken as if it had.
    @Test func windowShift() throws {
        let unanswered = trace(try Sample.bytes("scaling-not-answered/details.txt"))
        #expect(unanswered.connections[0].first.offeredShift == 7)
        #expect(unanswered.connections[0].windowShift(of: 0) == 0)
        #expect(unanswered.connections[0].windowShift(of: 1) == 0)
        let text = try Sample.bytes("handshake/pasted.txt")
        let start = try #require(text.firstRange(of: Array("Step 2".utf8))?.lowerBound)
        let half = trace(Array(text[start...]))
        #expect(half.connections[0].windowShift(of: 0) == 8)
        #expect(half.connections[0].windowShift(of: 1) == nil)
    }

    /// Another pair of ports is another connection; the same trace pasted again with frames from 1 on is, too.
    @Test func connections() throws {
        let text = try Sample.bytes("handshake/pasted.txt")
        let other = text.replacing("50504", with: "50505").replacing("[Stream index: 0]", with: "[Stream index: 1]")
        #expect(trace(text + other).connections.count == 2)
        let numbered = try Sample.bytes("defaults/details.txt")
        #expect(trace(numbered + numbered).connections.count == 2)
    }

    /// The outermost of what contradicts itself is decided by most copies.
    @Test func conflicts() throws {
        let text = try Sample.bytes("handshake/pasted.txt")
        let facts = readFacts(text.replacing("Flags: 0x012", with: "Flags: 0x010"))[1]
        #expect(facts.conflicts.contains(.flags))
        #expect(facts.flags == [.syn, .ack])
        #expect(readFacts(text).allSatisfy { $0.conflicts.isEmpty })
    }
}
