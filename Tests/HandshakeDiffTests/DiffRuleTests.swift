import PacketTrace
import TCPWire
import TestSupport
import Testing

@testable import HandshakeDiff

@Suite("Rules of the comparison") struct DiffRuleTests {
    @Test(arguments: [
        (["ip.ttl"], "ip.ttl", true), (["ip"], "ip.ttl", true), (["ip"], "ipv6.hlim", false),
        (["tcp.options"], "tcp.options.mss_val", false), (["tcp.options.*"], "tcp.options.mss_val", true),
        (["tcp.options.*"], "tcp.options", false), (["tcp.option"], "tcp.options", false), ([], "ip.ttl", false),
    ])
    func ignored(names: [String], field: String, isIgnored: Bool) {
        var options = DiffOptions()
        options.ignored = names
        #expect(options.ignores(field) == isIgnored)
    }

    @Test(arguments: [
        (UInt8(64), UInt8(64), UInt8(0)), (57, 64, 7), (65, 128, 63), (128, 128, 0), (129, 255, 126), (255, 255, 0),
        (32, 32, 0), (33, 64, 31), (0, 32, 32),
    ])
    func lifetime(value: UInt8, initial: UInt8, hops: UInt8) {
        #expect(Lifetime(value).initial == initial && Lifetime(value).hops == hops)
    }

    /// Shifts are counted modulo 2^32.
    @Test func sequenceOffsets() {
        #expect(SequenceOffset([]) == .unseen)
        #expect(SequenceOffset([0, 0]) == .none)
        #expect(SequenceOffset([5]) == .single(5))
        #expect(SequenceOffset([5 &- 10, 4_294_967_291]) == .constant(4_294_967_291, segments: 2))
        #expect(SequenceOffset([5, 6]) == .varying)
    }

    /// Windows that are scaled are equal within their rounding, other numbers only if they are.
    @Test func agreement() {
        let coarse = Observation.shown(Observation.Shown(text: "", number: 64256, tolerance: 128))
        let fine = Observation.shown(Observation.Shown(text: "", number: 64240, tolerance: 1))
        #expect(coarse.agrees(with: fine) && fine.agrees(with: coarse))
        #expect(!Observation.number(1460).agrees(with: .number(1380)))
        #expect(!Observation.number(1460).agrees(with: .absent))
    }

    private func handshake(_ file: String) throws -> ObservedHandshake {
        var collector = HandshakeCollector()
        for (index, facts) in readFacts(try Sample.bytes(file)).enumerated() {
            collector.add(facts, packet: index + 1)
        }
        return try #require(collector.handshakes.first)
    }

    /// p0f's form, with an asterisk for what a paste of TCP sections does not print.
    @Test func signatures() throws {
        let linux = try handshake("defaults/details.txt")
        #expect(
            StackSignature.text(of: try #require(linux.syn)) == "4:64:0:1460:mss*44,7:mss,sok,ts,nop,ws:df,id+:0")
        let pasted = try handshake("handshake/pasted.txt")
        #expect(StackSignature.text(of: try #require(pasted.syn)) == "*:*:*:1460:mss*44,8:mss,nop,ws,nop,nop,sok::0")
    }

    /// NOPs in place of an option are an overwritten one; options that moved are laid out anew.
    @Test func overwriting() throws {
        func options(_ area: [UInt8]) -> HandshakeOptions {
            var options = HandshakeOptions()
            options.items = TCPOptionList(decoding: area).options
            options.isComplete = true
            return options
        }
        let whole = options([2, 4, 5, 180, 4, 2, 1, 3, 3, 7])
        #expect(Judge.isOverwritten(whole, options([2, 4, 5, 180, 1, 1, 1, 3, 3, 7])))
        #expect(Judge.isOverwritten(whole, options([2, 4, 5, 100, 4, 2, 1, 1, 1, 1])))
        #expect(!Judge.isOverwritten(whole, options([2, 4, 5, 180, 1, 3, 3, 7])))
        #expect(!Judge.isOverwritten(whole, options([1, 1, 2, 4, 5, 180, 1, 3, 3, 7])))
    }

    /// Handshakes belong together by server port and order.
    @Test func alignment() throws {
        let base = try handshake("defaults/details.txt")
        func opened(_ number: Int, port: UInt16) -> ObservedHandshake {
            var handshake = base
            handshake.number = number
            for index in handshake.syns.indices { handshake.syns[index].destinationPort = port }
            return handshake
        }
        let left = [opened(0, port: 443), opened(1, port: 80), opened(2, port: 443)]
        let right = [opened(0, port: 80), opened(1, port: 443)]
        let alignment = Alignment(left, right, DiffOptions())
        #expect(alignment.pairs.map { [$0.a.number, $0.b.number] } == [[0, 1], [1, 0]])
        #expect(alignment.unmatched.map { $0.handshake.number } == [2])
        let diff = HandshakeDiff(alignment, DiffOptions())
        #expect(diff.isSame && diff.notCompared.count == 1)
        #expect(Alignment([opened(0, port: 1)], [opened(0, port: 2)], DiffOptions()).pairs.count == 1)
    }
}
