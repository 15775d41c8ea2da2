import PacketTrace
import SourceText
import TCPWire

// What is said about lines that are not as they should be, and how they are mended.

extension LineMending {
    func finding(for problem: LayoutProblem) -> Finding? {
        guard problem.line < packet.lines.count else { return nil }
        let line = packet.lines[problem.line]
        switch problem.kind {
        case .twice:
            return finding(.lineTwice, at: line, "this line stands here twice", [TextEdit(whole(line), text: [])])
        case .missing(let row):
            let label = LayoutTable.rows[row].spellings[0].label
            return missing(
                "behind this line one that begins with '\(label)' is missing",
                self.line(row, problem.group, behind: problem.line),
                behind: place(of: row, problem.group, behind: problem.line))
        case .garbled(let row, let place): return garbled(row, problem, line, place)
        case .missingText(let text):
            return missing("a line of the remark above is missing behind this one", text, behind: line)
        case .missingHeading(let kind):
            return missing(
                "behind this line another option begins: its heading is missing",
                optionHeading(kind, behind: problem.line),
                behind: line)
        case .misplaced: return misplaced(problem, line)
        case .unlikeOthers(let text):
            let span = SourceSpan(start: line.content, end: contentEnd(of: line))
            return finding(
                .wordsDoNotFit, at: line, "all other packets have '\(String(decoding: text, as: UTF8.self))'",
                [TextEdit(span, text: text.filter { $0 != UInt8(ascii: "\r") })], expected: text)
        case .trimmed(let lacking):
            return finding(.sectionTrimmed, at: line, "\(lacking) lines that Wireshark prints here were left out", [])
        }
    }

    private func missing(_ message: String, _ text: [UInt8]?, behind line: PrintedLine) -> Finding {
        guard let text else { return finding(.lineMissing, at: line, message, []) }
        return finding(.lineMissing, at: line, message, [insertion(of: text, behind: line)], expected: text)
    }

    /// A line that no version prints, in the place of one that is missing: that one, if they are alike.
    private func garbled(_ row: Int, _ problem: LayoutProblem, _ line: PrintedLine, _ place: Int) -> Finding {
        let label = LayoutTable.rows[row].spellings[0].label
        let message = "no version of Wireshark prints this line; the one that begins with '\(label)' should stand here"
        let own = content(of: line)
        guard let text = self.line(row, problem.group, behind: place) else {
            return finding(.lineGarbled, at: line, message, [])
        }
        let wanted = text.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.dropLast()
        let parts = Self.difference(own, wanted)
        let alike = max(own.count, wanted.count) - max(parts.own.count, parts.wanted.count)
        guard 2 * alike >= max(own.count, wanted.count) else {
            return missing(
                "behind this line one that begins with '\(label)' is missing", text, behind: packet.lines[place])
        }
        let span = SourceSpan(start: line.content, end: contentEnd(of: line))
        return finding(
            .lineGarbled, at: line, message, [TextEdit(span, text: Array(wanted))], expected: Array(wanted))
    }

    /// The parts in which two lines differ.
    private static func difference(
        _ own: ArraySlice<UInt8>, _ wanted: ArraySlice<UInt8>
    ) -> (own: ArraySlice<UInt8>, wanted: ArraySlice<UInt8>) {
        var (own, wanted) = (own, wanted)
        while let left = own.first, let right = wanted.first, left == right {
            own.removeFirst()
            wanted.removeFirst()
        }
        while let left = own.last, let right = wanted.last, left == right {
            own.removeLast()
            wanted.removeLast()
        }
        return (own, wanted)
    }

    /// Two lines that stand in each other's place.
    private func misplaced(_ problem: LayoutProblem, _ line: PrintedLine) -> Finding? {
        guard problem.line > 0 else { return nil }
        let before = packet.lines[problem.line - 1]
        let first = SourceSpan(start: before.content, end: contentEnd(of: before))
        let second = SourceSpan(start: line.content, end: contentEnd(of: line))
        return finding(
            .lineMisplaced, at: line, "this line stands before the one above it in every version of Wireshark",
            [TextEdit(first, text: Array(content(of: line))), TextEdit(second, text: Array(content(of: before)))])
    }

    private func finding(
        _ rule: Rule, at line: PrintedLine, _ message: String, _ edits: [TextEdit], expected: [UInt8]? = nil
    ) -> Finding {
        let span = SourceSpan(start: line.content, end: contentEnd(of: line))
        return Finding(
            rule: rule, kind: .text, severity: rule.severity, message: message, packet: member.packet,
            frame: member.facts[.frameNumber], field: .frameNumber, span: span,
            found: String(decoding: access.text(span), as: UTF8.self),
            expected: expected.map { String(decoding: $0, as: UTF8.self) }, related: [],
            repair: edits.isEmpty ? nil : Finding.Repair(changes: [], lines: edits, isOnly: true))
    }
}
