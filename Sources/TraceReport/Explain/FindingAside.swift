import PacketTrace
import SourceText
import TCPWire
import TraceLint

/// What lint found, in words for who learns.
struct FindingAside {
    let entry: LintReport.Entry
    /// Whether the report shows the printed lines.
    let hasLines: Bool

    var block: Block {
        let finding = entry.finding
        var blocks: [Block] = [.paragraph([.text(cause + ".")])]
        if let expected = finding.expected {
            blocks.append(
                .paragraph(
                    ["Printed is ", .code(finding.found), "; ", .code(expected), " would fit all the rest. "] + how))
        }
        blocks.append(
            .paragraph([.strong(["The rule: "]), .text("\(finding.rule.summary) "), .text(finding.rule.why)]))
        if finding.rule.reference.utf8CodeUnitCount > 0 {
            blocks.append(.paragraph(["See ", .reference(RFCReference("\(finding.rule.reference)")), "."]))
        }
        return .aside(Aside(tone, title, blocks))
    }

    /// What does not agree; what the diagnosis makes of it is said in other words.
    private var cause: String {
        let message = entry.finding.message
        let mark = Array("makes every check hold: ".utf8)
        let bytes = Array(message.utf8)
        guard entry.finding.repair != nil, bytes.count > mark.count else { return message }
        for start in 0..<(bytes.count - mark.count) where bytes[start..<(start + mark.count)].elementsEqual(mark) {
            return Cast.sentenceStart(String(decoding: bytes[(start + mark.count)...], as: UTF8.self))
        }
        return message
    }

    private var title: [Inline] {
        let finding = entry.finding
        let line = entry.place.start.line
        let place: Inline =
            hasLines ? .link(Anchor("L\(line)"), [.text("line \(line)")]) : .text("packet \(finding.packet)")
        let kind =
            finding.kind == .text
            ? "The text contradicts itself"
            : finding.severity == .note || finding.severity == .info
                ? "Worth knowing" : "The packet bends a rule"
        return [.text(kind + ", "), place, .text(" (\(finding.rule.code))")]
    }

    /// What the report does about it.
    private var how: [Inline] {
        guard let repair = entry.finding.repair else { return [] }
        return repair.isOnly
            ? .rich("Nothing else would, so this report goes on with that value.")
            : .rich("Other single changes would mend it as well; this report goes on with that value, as a guess.")
    }

    private var tone: Aside.Tone {
        switch entry.finding.severity {
        case .error: .error
        case .warning: .warning
        case .note, .info: .note
        }
    }
}
