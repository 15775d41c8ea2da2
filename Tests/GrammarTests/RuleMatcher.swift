import TCPWire

/// Whether a line is one that a rule describes. Follows all ways at once: a set of places where the match may end.
struct RuleMatcher {
    let rules: [String: Rule]
    let text: [UInt8]

    init(rules: [String: Rule], text: String) {
        self.rules = rules
        self.text = Array(text.utf8)
    }

    func matches(_ rule: String) -> Bool {
        ends(.name(rule), from: [0], depth: 0).contains(text.count)
    }

    private func ends(_ expression: Rule.Expression, from starts: Set<Int>, depth: Int) -> Set<Int> {
        guard !starts.isEmpty, depth < 200 else { return [] }
        switch expression {
        case .literal(let literal): return literalEnds(Array(literal.utf8), starts)
        case .name(let name):
            guard let rule = rules[name] else { return [] }
            return ends(rule.body, from: starts, depth: depth + 1)
        case .special(let words): return Set(starts.flatMap { specialEnds(words, $0) })
        case .sequence(let parts): return parts.reduce(starts) { ends($1, from: $0, depth: depth + 1) }
        case .choice(let parts):
            return parts.reduce(into: []) { $0.formUnion(ends($1, from: starts, depth: depth + 1)) }
        case .optional(let part): return starts.union(ends(part, from: starts, depth: depth + 1))
        case .repetition(let part):
            var all = starts
            var frontier = starts
            while !frontier.isEmpty {
                frontier = ends(part, from: frontier, depth: depth + 1).subtracting(all)
                all.formUnion(frontier)
            }
            return all
        }
    }

    private func literalEnds(_ literal: [UInt8], _ starts: Set<Int>) -> Set<Int> {
        Set(starts.filter { text[$0...].starts(with: literal) }.map { $0 + literal.count })
    }

    /// What the document says in words; the words are few, and listed there.
    private func specialEnds(_ words: String, _ start: Int) -> [Int] {
        if words.hasPrefix("label of form ") { return labelEnds(form: String(words.dropFirst(14)), start) }
        switch words {
        case "any text": return Array(start...text.count)
        case "tab": return literalEnds([0x09], [start]).map { $0 }
        case "quotation mark": return literalEnds([0x22], [start]).map { $0 }
        case "carriage return": return literalEnds([0x0d], [start]).map { $0 }
        case "line feed": return literalEnds([0x0a], [start]).map { $0 }
        case "two hexadecimal digits":
            return text[start...].prefix(2).filter(Self.isHexadecimal).count == 2 ? [start + 2] : []
        case "name of a TCP option": return nameEnds(Self.optionNames, start)
        case "start of a TCP option's heading": return nameEnds(Self.optionHeadings, start)
        default: return digitEnds(words, start)
        }
    }

    /// `1 to 19 decimal digits`
    private func digitEnds(_ words: String, _ start: Int) -> [Int] {
        let parts = words.split(separator: " ")
        guard parts.count == 5, let most = Int(parts[2]) else { return [] }
        let isHexadecimal = parts[3] == "hexadecimal"
        let run = text[start...].prefix { isHexadecimal ? Self.isHexadecimal($0) : Self.isDecimal($0) }.count
        return run > 0 && run <= most ? [start + run] : []
    }

    private static func isDecimal(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDecimal(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private func labelEnds(form: String, _ start: Int) -> [Int] {
        nameEnds(Self.labels[form] ?? [], start)
    }

    /// Where one of the names ends that stand at `start`, letters compared without case.
    private func nameEnds(_ names: [[UInt8]], _ start: Int) -> [Int] {
        names.compactMap { name in
            guard start + name.count <= text.count else { return nil }
            for index in name.indices where Self.lower(text[start + index]) != name[index] { return nil }
            return start + name.count
        }
    }

    private static let labels: [String: [[UInt8]]] = FieldTable.rows.reduce(into: [:]) { table, row in
        table["\(row.form)", default: []] += row.labels.map(small)
    }
    private static let optionNames = TCPOptionTable.rows.flatMap { $0.listNames.map(small) }
    private static let optionHeadings = TCPOptionTable.rows.flatMap { ($0.headings + $0.listNames).map(small) }

    private static func small(_ text: StaticString) -> [UInt8] { "\(text)".utf8.map(lower) }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5a).contains(byte) ? byte | 0x20 : byte }
}
