import PacketTrace
import SourceText
import TCPWire
import TestSupport
import TraceLint
import TraceReport
import WiresharkText

/// Makes lessons of texts, as the command does.
enum Lessons {
    static func lesson(_ text: [UInt8]) -> Lesson {
        let access = TraceAccess(
            text: { Array(text[$0.start..<$0.end]) },
            claims: { readPackets(Array(text[$0.start..<$0.end]), base: $0.start).first ?? PacketClaims() })
        var linter = Linter(access: access)
        let packets = readPackets(text)
        let ends = text.indices.filter { text[$0] == 0x0a }
        for packet in packets { linter.add(Facts(resolving: packet), text: packet.text) }
        linter.finish()
        let findings = linter.findings.map { finding in
            let start = SourcePosition(line: line(finding.span.start, ends), column: 1)
            return LintReport.Entry(
                path: "test", finding: finding, place: LintReport.Place(start: start, end: start, line: []), related: []
            )
        }
        var builder = LessonBuilder(
            name: "test", kind: "text", linter: linter, findings: findings,
            access: LessonBuilder.Access { lines($0, text, ends) })
        for packet in packets { builder.add(packet, isSelected: true) }
        return builder.finish()
    }

    static func document(_ text: [UInt8], _ options: LessonOptions = LessonOptions(level: 3)) -> Document {
        Explanation.document(lesson(text), options)
    }

    /// The number of the line of `offset`; `ends` are the places of the line ends, ascending.
    private static func line(_ offset: Int, _ ends: [Int]) -> Int {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low + 1
    }

    private static func lines(_ span: SourceSpan, _ text: [UInt8], _ ends: [Int]) -> [Lesson.Line] {
        var start = span.start
        var lines: [Lesson.Line] = []
        var number = line(start, ends)
        while start < span.end {
            let end = number <= ends.count ? min(ends[number - 1], span.end) : span.end
            lines.append(
                Lesson.Line(
                    number: number, text: String(decoding: text[start..<end], as: UTF8.self),
                    span: SourceSpan(start: start, end: end)))
            start = end + 1
            number += 1
        }
        return lines
    }
}

extension Document {
    /// All blocks, those within others as well.
    var allBlocks: [Block] { blocks.flatMap { $0.flattened } }

    func text(_ form: String) -> String {
        let renderer = DocumentRenderer.all.first { $0.name == form }!
        return String(decoding: renderer.render(self), as: UTF8.self)
    }
}

extension Block {
    var flattened: [Block] {
        switch self {
        case .section(let section): [self] + section.blocks.flatMap { $0.flattened }
        case .details(_, _, let blocks): [self] + blocks.flatMap { $0.flattened }
        case .pair(let left, let right): [self] + (left + right).flatMap { $0.flattened }
        case .definitions(let definitions): [self] + definitions.flatMap { $0.blocks.flatMap { $0.flattened } }
        case .aside(let aside): [self] + aside.blocks.flatMap { $0.flattened }
        default: [self]
        }
    }
}

/// Traces that reports are tried on.
let explained = ["handshake/pasted.txt", "handshake/broken.txt"] + Sample.details + Sample.texts(in: "dialects")
