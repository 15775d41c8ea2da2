import PacketTrace
import TCPWire
import TestSupport
import Testing
import WiresharkText

@testable import TraceLint

/// Which lines of one packet are missing, doubled or in the wrong place, whatever they say.
@Suite struct LayoutCheckTests {
    /// The lines of the sample's second packet, a SYN-ACK.
    private static func lines() throws -> [ArraySlice<UInt8>] {
        let text = try Sample.bytes("defaults/details.txt")
        let packet = readPackets(text)[1].text
        return text[packet.start..<packet.end].split(separator: 0x0a, omittingEmptySubsequences: false)
    }

    private static func check(_ lines: [ArraySlice<UInt8>]) throws -> LayoutCheck {
        let text = Array(lines.joined(separator: [0x0a]))
        let packet = try #require(readPackets(text, base: 0, isClose: true).first)
        return LayoutCheck(packet, bytes: text, facts: Facts(resolving: packet))
    }

    private static func index(of label: String, in lines: [ArraySlice<UInt8>]) throws -> Int {
        try #require(lines.firstIndex { $0.firstRange(of: Array(label.utf8)) != nil }, "no \(label)")
    }

    @Test func untouched() throws {
        let check = try Self.check(Self.lines())
        #expect(check.problems().isEmpty)
        #expect(check.series.contains(.v4_0))
    }

    static let labels = [
        "Frame Length:", "Encapsulation type:", "Total Length:", "Identification:", "Protocol: TCP", "Source Port:",
        "Sequence Number (raw):", "Reserved: Not set", "Push: Not set", "TCP Flags:", "Window:", "Urgent Pointer:",
        "Kind: Maximum", "MSS Value:",
    ]

    /// The line before the gap is pointed at, and the row is the one that was there.
    @Test(arguments: labels)
    func missing(label: String) throws {
        var lines = try Self.lines()
        let place = try Self.index(of: label, in: lines)
        lines.remove(at: place)
        let problems = try Self.check(lines).problems()
        try #require(problems.count == 1)
        guard case .missing(let row) = problems[0].kind else {
            Issue.record("\(problems[0].kind)")
            return
        }
        let spellings = LayoutTable.rows[row].spellings.map { "\($0.label)".lowercased() }
        #expect(spellings.contains { label.lowercased().hasPrefix($0.dropLast()) })
    }

    @Test(arguments: labels)
    func twice(label: String) throws {
        var lines = try Self.lines()
        let place = try Self.index(of: label, in: lines)
        lines.insert(lines[place], at: place)
        let check = try Self.check(lines)
        let problems = check.problems()
        try #require(problems.count == 1)
        guard case .twice = problems[0].kind else {
            Issue.record("\(problems[0].kind)")
            return
        }
        #expect(check.content(check.packet.lines[problems[0].line]).firstRange(of: Array(label.utf8)) != nil)
    }

    @Test func misplaced() throws {
        var lines = try Self.lines()
        let place = try Self.index(of: "Source Port:", in: lines)
        lines.swapAt(place, place + 1)
        let problems = try Self.check(lines).problems()
        try #require(problems.count == 1)
        guard case .misplaced = problems[0].kind else {
            Issue.record("\(problems[0].kind)")
            return
        }
    }

    /// Whoever leaves out more than two lines means it; whoever folds a group leaves out all of it.
    @Test func leftOut() throws {
        var lines = try Self.lines()
        let place = try Self.index(of: "Reserved: Not set", in: lines)
        lines.removeSubrange(place..<place + 4)
        let trimmed = try Self.check(lines).problems()
        guard trimmed.count == 1, case .trimmed(let lacking) = trimmed[0].kind else {
            Issue.record("\(trimmed.map(\.kind))")
            return
        }
        #expect(lacking == 4)
        lines = try Self.lines()
        let end = try Self.index(of: "TCP Flags:", in: lines)
        lines.removeSubrange(place...end)
        #expect(try Self.check(lines).problems().isEmpty)
    }

    /// The remark on a FIN hangs on the line of its flag: where that is gone, it belongs before the remark.
    @Test func remarkOfFIN() throws {
        let text = try Sample.bytes("http/details.txt")
        let close = Array(": Connection finish (FIN)]\n".utf8)
        for packet in readPackets(text) {
            let bytes = Array(text[packet.text.start..<packet.text.end])
            guard bytes.firstRange(of: close) != nil else { continue }
            var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
            let place = try Self.index(of: "Fin: Set", in: lines)
            lines.remove(at: place)
            let check = try Self.check(lines)
            let problem = try #require(check.problems().first)
            #expect(check.content(check.packet.lines[problem.line]).firstRange(of: Array("Syn:".utf8)) != nil)
            return
        }
        Issue.record("no FIN in the sample")
    }
}
