import Foundation
import TCPWire
import Testing

/// The document covers the program: every label has a sample, and every line that counts in `Samples/` has its rule.
@Suite struct CoverageTests {
    /// A spelling in the field table.
    struct Spelling: Hashable {
        var header: HeaderKind
        var label: String
    }

    @Test func everyLabelHasASample() {
        let document = GrammarDocument.shared
        var covered: Set<Spelling> = []
        for sample in document.sections.flatMap(\.samples) {
            let (lead, indent) = document.lead(sample)
            let read = Reading.effects(of: sample.lines.map { indent + $0.text }, behind: lead)
            for (line, taken) in zip(sample.lines, read) {
                // What the heading of an option or of ICMP gives may only be seen in the lines below it.
                guard let spelling = Self.spelling(line.text, taken.header, taken.effects.map(\.name)) else { continue }
                if taken.counts || [.option, .other].contains(spelling.header) { covered.insert(spelling) }
            }
        }
        for row in FieldTable.rows {
            for label in row.labels where !covered.contains(Spelling(header: row.header, label: "\(label)")) {
                Issue.record("no sample in Grammar.md has «\(label)» of \(row.header) and gives something")
            }
        }
    }

    @Test(arguments: Project.samples.map(\.path))
    func everyLineBelongsToAProduction(path: String) {
        let rules = GrammarDocument.shared.rules
        let text = Project.text(URL(fileURLWithPath: path))
        var known: Set<String> = []
        var strange: [String] = []
        for (line, taken) in zip(text.components(separatedBy: "\n"), Reading(text).lines) where taken.counts {
            guard known.insert(line).inserted else { continue }
            if !RuleMatcher(rules: rules, text: line).matches("line") { strange.append(line) }
        }
        #expect(strange.isEmpty, "no production has \(strange.prefix(3)), and \(strange.count) lines in all")
    }

    /// The rules are not so wide that the author's own words are lines of a trace.
    @Test func proseBelongsToNone() {
        let rules = GrammarDocument.shared.rules
        let lines = GrammarDocument.shared.sections.flatMap(\.samples).flatMap(\.lines)
        for line in lines where line.effects == ["prose"] {
            #expect(
                !RuleMatcher(rules: rules, text: line.text).matches("line"), "«\(line.text)» is a line by the rules")
        }
        for path in Project.samples.map(\.path) {
            let text = Project.text(URL(fileURLWithPath: path))
            for (line, taken) in zip(text.components(separatedBy: "\n"), Reading(text).lines)
            where !taken.effects.isEmpty && !taken.counts {
                #expect(!RuleMatcher(rules: rules, text: line).matches("line"), "«\(line)» is a line by the rules")
            }
        }
    }

    /// The longest label that the line begins with, among those of the section that it stands in; of equal ones that of
    /// the row whose name the line gives.
    private static func spelling(_ line: String, _ header: HeaderKind?, _ names: [String]) -> Spelling? {
        let content = Self.content(line)
        var best: Spelling?
        for row in FieldTable.rows where belongs(row, header) {
            for label in row.labels.map({ "\($0)" }) where content.hasPrefix(label.lowercased()) {
                let isNamed = names.contains("\(row.name)") && label.count == best?.label.count
                if label.count > best?.label.count ?? 0 || isNamed {
                    best = Spelling(header: row.header, label: label)
                }
            }
        }
        return best
    }

    private static func belongs(_ row: FieldRow, _ header: HeaderKind?) -> Bool {
        row.header == header || row.header == .other || row.header == .option && header == .tcp
    }

    /// The line from its label on: without prefix, bracket and bit pattern, in small letters.
    private static func content(_ line: String) -> String {
        var content = line.lowercased()[...].drop { " \t>|#*/[".contains($0) }
        let pattern = content.prefix { ".01 ".contains($0) }
        if pattern.count > 4, content.dropFirst(pattern.count).hasPrefix("= ") {
            content = content.dropFirst(pattern.count + 2)
        }
        return String(content)
    }
}

extension Reading.Taken {
    /// Whether the line was more than prose.
    var counts: Bool { effects.contains { $0.name != "prose" } }
}
