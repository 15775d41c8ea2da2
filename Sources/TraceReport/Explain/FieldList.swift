import PacketTrace
import TCPWire

/// The words about each field of a segment, with where it stands in the header and in the text.
struct FieldList {
    private let scene: Scene
    private let packet: Lesson.Packet
    private let anatomy: HeaderAnatomy
    private let ties: LineTies
    private let place: Anchor

    private(set) var header: [Definition] = []
    private(set) var added: [Definition] = []

    init(scene: Scene, packet: Lesson.Packet, anatomy: HeaderAnatomy, ties: LineTies) {
        self.scene = scene
        self.packet = packet
        self.anatomy = anatomy
        self.ties = ties
        place = Scene.anchor(packet)
        addFixed()
        for option in anatomy.options { add(option) }
        addRest()
        addOthers()
    }

    private mutating func addFixed() {
        let words = FieldWords(scene: scene, packet: packet, header: anatomy.header)
        let here: [(String, [Inline])] = [
            ("srcport", words.port(isSource: true)), ("dstport", words.port(isSource: false)), ("seq", words.sequence),
            ("ack", words.acknowledgment), ("offset", words.offset), ("flags", words.flags), ("window", words.window),
            ("checksum", words.checksum), ("urgent", words.urgent),
        ]
        for reason in FieldReasons.fixed {
            guard let sentence = here.first(where: { $0.0 == reason.key })?.1 else { continue }
            let bytes = Self.bytes(of: reason.key)
            let isShown =
                reason.key == "seq" || reason.key == "ack" || reason.key == "flags"
                ? !(anatomy.origin(bytes) == .absent && ties.lines(reason.key).isEmpty)
                : anatomy.origin(bytes) != .absent
            header.append(
                definition(
                    reason.key, reason.name, bytes: bytes, hue: reason.hue,
                    words: isShown ? sentence : .rich("The trace does not show it.")))
        }
    }

    private static func bytes(of key: String) -> Range<Int> {
        switch key {
        case "srcport": 0..<2
        case "dstport": 2..<4
        case "seq": 4..<8
        case "ack": 8..<12
        case "offset": 12..<13
        case "flags": 12..<14
        case "window": 14..<16
        case "checksum": 16..<18
        default: 18..<20
        }
    }

    private func definition(
        _ key: String, _ name: String, bytes: Range<Int>, hue: Hue, words: [Inline], reason: String? = nil
    ) -> Definition {
        Definition(
            place.sub(key), [.text(name)], facts: facts(key, bytes), tie: Tie(place.sub(key)), hue: hue,
            blocks: [.paragraph(words)], more: (Anchor("why-" + (reason ?? key)), "why?"))
    }

    /// Where the field stands: bytes as links, lines as links, provenance.
    private func facts(_ key: String, _ bytes: Range<Int>?) -> [Inline] {
        var facts: [Inline] = []
        if let bytes, bytes.upperBound <= anatomy.bytes.count {
            facts.append(.link(place.sub("b\(bytes.lowerBound)"), [.text(Figures.bytes(bytes))]))
            let origin = anatomy.origin(bytes)
            if origin != .absent { facts += [": ", .code(hex(bytes))] }
            facts += [" · ", .text("\(origin.name)")]
        }
        let lines = ties.lines(key)
        if !lines.isEmpty {
            facts.append(facts.isEmpty ? "" : " · ")
            facts.append(.text(lines.count == 1 ? "line " : "lines "))
            for (index, run) in Self.runs(lines).enumerated() {
                if index > 0 { facts.append(", ") }
                facts.append(.link(run.first.anchor, [.text(run.name)]))
            }
        }
        return facts
    }

    /// Lines one behind the other are named as one: `23–34`.
    private static func runs(_ lines: [Lesson.Line]) -> [(first: Lesson.Line, name: String)] {
        var runs: [(first: Lesson.Line, last: Lesson.Line)] = []
        for line in lines {
            if let run = runs.last, run.last.number + 1 == line.number, line.piece == 0 {
                runs[runs.count - 1].last = line
            } else {
                runs.append((line, line))
            }
        }
        return runs.map { run in
            let first = run.first.number
            let last = run.last.number
            return (
                run.first, first == last ? "\(first)" : last == first + 1 ? "\(first), \(last)" : "\(first)–\(last)"
            )
        }
    }

    private func hex(_ range: Range<Int>) -> String {
        var text = ""
        for index in range { text += (text.isEmpty ? "" : " ") + Figures.digits(UInt64(anatomy.bytes[index]), 2) }
        return text
    }

    private mutating func add(_ option: OptionPlace) {
        header.append(
            definition(
                option.key, "Option: " + option.name, bytes: option.offset..<option.offset + option.bytes.count,
                hue: .option, words: OptionWords.words(option, in: packet, scene), reason: "opt\(option.kind)"))
    }

    private mutating func addRest() {
        guard let rest = anatomy.parts.first(where: { $0.key == "rest" }) else { return }
        let words: [Inline] =
            rest.name == "Padding"
            ? .rich("Zeros behind the end of the list, up to a full word of four bytes.")
            : rest.origin == .absent
                ? .rich("The header is that long, but the trace does not show what stands there.")
                : .rich("These bytes do not make options: a length among them leads nowhere.")
        header.append(
            Definition(
                place.sub("rest"), [.text(rest.name)], facts: facts("rest", rest.bytes), tie: Tie(place.sub("rest")),
                hue: .option, blocks: [.paragraph(words)]))
    }

    /// What lines speak of besides the header.
    private mutating func addOthers() {
        let words = AddedWords(scene: scene, packet: packet)
        for key in ties.keysInOrder where !header.contains(where: { $0.anchor == place.sub(key) }) {
            guard let (name, sentence) = words.words(key) else { continue }
            added.append(
                Definition(
                    place.sub(key), [.text(name)], facts: facts(key, nil), tie: Tie(place.sub(key)),
                    hue: LineTies.hue(key), blocks: [.paragraph(sentence)]))
        }
    }
}

extension LineTies {
    /// The keys of all lines, in the order in which they first come.
    var keysInOrder: [String] {
        var all: [String] = []
        for key in allKeys where !all.contains(key) { all.append(key) }
        return all
    }
}
