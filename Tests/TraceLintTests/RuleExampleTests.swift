import TestSupport
import Testing
import TraceLint

extension Rule: CustomTestStringConvertible {
    public var testDescription: String { "\(code) \(name)" }
}

@Suite struct RuleExampleTests {
    /// Each rule finds what its own example breaks, on the line that was changed.
    @Test(arguments: RuleTable.rules)
    func example(rule: Rule) throws {
        let example = rule.example
        if example.isBroken { return try brokenPackets(rule) }
        let good = try Sample.bytes("\(example.sample)")
        let found = Change("\(example.good)", to: "\(example.bad)", behind: "\(example.behind)", in: good)
        guard let change = found else {
            Issue.record("the example's text is not in its sample")
            return
        }
        let findings = lint(change.text).findings(under: RuleSelection())
        let named = findings.filter { $0.code == "\(rule.code)" }
        #expect(!named.isEmpty, "only \(findings.map { $0.summary })")
        let isOnLine = named.contains { change.line.contains($0.span.start) }
        #expect(isOnLine || named.isEmpty, "elsewhere than the change: \(named.map { $0.summary })")
    }

    /// Packets that break the rule: found on the line that tells, and nowhere in a handshake without fault.
    private func brokenPackets(_ rule: Rule) throws {
        let text = try Sample.bytes("\(rule.example.sample)")
        let line = try #require(
            Change("\(rule.example.bad)", to: "\(rule.example.bad)", behind: "\(rule.example.behind)", in: text)?.line)
        let vantage: Vantage = "\(rule.code)" == "MSS205" ? .path : .unknown
        let named = lint(text, at: vantage).findings.filter { $0.code == "\(rule.code)" }
        let isOnLine = named.contains { line.contains($0.span.start) }
        #expect(isOnLine, "elsewhere than the line: \(named.map { $0.summary })")
        #expect(named.allSatisfy { $0.kind == rule.kind })
        let good = lint(try Sample.bytes("faults/good.txt")).findings
        #expect(good.isEmpty, "\(good.map { $0.summary })")
    }

    /// What a rule says that `--fix` leaves, it leaves in the rule's own example.
    @Test(arguments: RuleTable.rules.filter { !$0.example.isBroken })
    func fixes(rule: Rule) throws {
        let good = try Sample.bytes("\(rule.example.sample)")
        let change = try #require(
            Change("\(rule.example.good)", to: "\(rule.example.bad)", behind: "\(rule.example.behind)", in: good))
        let named = lint(change.text).findings(under: RuleSelection()).filter { $0.code == "\(rule.code)" }
        #expect(rule.isFixable || named.allSatisfy { $0.fix == nil })
    }

    @Test func codesAndNamesAreUnique() {
        #expect(Set(RuleTable.rules.map { "\($0.code)" }).count == RuleTable.rules.count)
        #expect(Set(RuleTable.rules.map { "\($0.name)" }).count == RuleTable.rules.count)
    }

    @Test(arguments: RuleTable.rules)
    func form(rule: Rule) {
        #expect("\(rule.code)".wholeMatch(of: /[A-Z]{3}[0-9]{3}/) != nil)
        #expect("\(rule.name)".wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
        #expect("\(rule.summary)".hasSuffix("."))
        #expect(rule.why.hasSuffix("."))
    }
}

@Suite struct SampleTests {
    /// What is said for information is said once of a trace, however many handshakes it holds.
    @Test func informationOnce() throws {
        let text = try Sample.bytes("defaults/details.txt") + Sample.bytes("http/details.txt")
        let linter = lint(text)
        #expect(linter.connections == 2)
        #expect(linter.findings.map(\.code) == ["IPX202"])
    }

    /// What Wireshark printed itself contradicts itself nowhere.
    @Test(arguments: Sample.details)
    func untouched(file: String) throws {
        let linter = lint(try Sample.bytes(file))
        #expect(linter.segments > 0)
        #expect(linter.findings.filter { $0.isGrave || $0.kind == .text }.map(\.summary) == [])
    }

    @Test func pasted() throws {
        let linter = lint(try Sample.bytes("handshake/pasted.txt"))
        #expect(linter.packets == 3)
        #expect(linter.segments == 3)
        #expect(linter.connections == 1)
        #expect(linter.findings.map(\.summary) == [])
        let sums = try #require(linter.summaries.first).checksums
        #expect(sums[.verified] == 3)
        #expect(sums.segments == 3)
        #expect(sums.addressSum == 0xe718)
    }

    @Test func broken() throws {
        let findings = lint(try Sample.bytes("handshake/broken.txt")).findings
        #expect(findings.map(\.code) == ["SEQ101"])
        let finding = try #require(findings.first)
        #expect(finding.kind == .text)
        #expect(finding.severity == .error)
        #expect(finding.packet == 2)
        #expect(finding.frame == 188)
        #expect(finding.found == "2699307570")
        #expect(finding.expected == "2699307569")
        #expect(finding.repair?.changes.map(\.text) == ["2699307569"])
        #expect(finding.repair?.isOnly == true)
    }
}

/// The document that the project began with, beside the project where that is at hand.
@Suite(.enabled(if: !Sample.shared("seed").isEmpty, "no ../shared/seed"))
struct SeedTests {
    @Test(arguments: Sample.shared("seed"))
    func seed(text: [UInt8]) throws {
        let linter = lint(text)
        #expect(linter.findings.map(\.summary) == [])
        #expect(linter.segments == 3)
        let sums = try #require(linter.summaries.first).checksums
        #expect(sums[.verified] == 3)
        #expect(sums.addressSum == 0xe718)
    }
}
