import Foundation

/// `Grammar.md`, taken apart: its sections and the fenced blocks in them.
struct GrammarDocument: Sendable {
    struct Section: Sendable {
        var title: String
        var rules: [Rule] = []
        var samples: [Example] = []
        /// Samples that no rule describes: they are lines of the grammar behind some damage.
        var damaged: [Example] = []
        var rejects: [Example] = []
    }

    /// A block of sample lines, each with the effects that it is said to have.
    struct Example: Sendable {
        var section: String
        /// The name of the context, empty where the lines stand alone.
        var context: String
        var lines: [Line] = []
    }

    struct Line: Sendable {
        /// The line's number in the document.
        var number: Int
        var text: String
        var effects: [String] = []
    }

    static let file = Project.folder.appendingPathComponent("Grammar.md")
    static let shared = GrammarDocument(Project.text(file))

    var sections: [Section] = []
    var contexts: [String: [String]] = [:]
    /// What the document says wrongly about itself.
    var problems: [String] = []

    var rules: [String: Rule] {
        Dictionary(sections.flatMap(\.rules).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    init(_ text: String) {
        var block: (info: [Substring], lines: [(number: Int, text: String)])?
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if let open = block {
                if line.hasPrefix("```") {
                    take(open.info, open.lines)
                    block = nil
                } else {
                    block?.lines.append((index + 1, line))
                }
            } else if line.hasPrefix("```") {
                block = (line.dropFirst(3).split(separator: " "), [])
            } else if line.hasPrefix("## ") || line.hasPrefix("### ") {
                sections.append(Section(title: String(line.drop { $0 == "#" }.dropFirst())))
            }
        }
        if block != nil { problems.append("a fenced block is not closed") }
    }

    private mutating func take(_ info: [Substring], _ lines: [(number: Int, text: String)]) {
        guard let kind = info.first, !sections.isEmpty else { return }
        let last = sections.count - 1
        let context = info.count == 3 && info[1] == "in" ? String(info[2]) : ""
        switch kind {
        case "context": contexts[info.count > 1 ? String(info[1]) : ""] = lines.map(\.text)
        case "sample": sections[last].samples.append(example(context, lines))
        case "damaged": sections[last].damaged.append(example(context, lines))
        case "reject": sections[last].rejects.append(example(context, lines))
        case "ebnf":
            do {
                sections[last].rules += try RuleParser.rules(lines.map(\.text).joined(separator: "\n"))
            } catch {
                problems.append("the rules of «\(sections[last].title)»: \(error)")
            }
        default: problems.append("«\(kind)» is no kind of block")
        }
    }

    private func example(_ context: String, _ lines: [(number: Int, text: String)]) -> Example {
        var example = Example(section: sections[sections.count - 1].title, context: context)
        for (number, text) in lines {
            let trimmed = text.trimmingCharacters(in: .whitespaces)
            if trimmed.hasPrefix("=> "), !example.lines.isEmpty {
                example.lines[example.lines.count - 1].effects.append(String(trimmed.dropFirst(3)))
            } else {
                example.lines.append(Line(number: number, text: text))
            }
        }
        return example
    }

    /// The text that goes before an example, and what each of its lines is indented by.
    func lead(_ example: Example) -> (lines: [String], indent: String) {
        guard let lines = contexts[example.context], let last = lines.last else { return ([], "") }
        return (lines, String(repeating: " ", count: last.prefix { $0 == " " }.count + 4))
    }
}

/// The files of the project.
enum Project {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func text(_ file: URL) -> String {
        (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Every text in `Samples/` that is not damaged: the rules describe lines without damage.
    static let samples: [URL] = {
        let samples = folder.appendingPathComponent("Samples")
        let files = FileManager.default.enumerator(at: samples, includingPropertiesForKeys: nil)
        return (files?.compactMap { $0 as? URL } ?? []).filter {
            $0.pathExtension == "txt" && !$0.path.hasSuffix("damage/\($0.lastPathComponent)")
        }.sorted {
            $0.path < $1.path
        }
    }()
}
