import Foundation

/// One production of the grammar.
struct Rule: Sendable {
    var name: String
    var body: Expression

    /// The right side of a production.
    indirect enum Expression: Sendable {
        case literal(String)
        case name(String)
        /// `? … ?`: what is said in words.
        case special(String)
        case sequence([Expression])
        case choice([Expression])
        case optional(Expression)
        case repetition(Expression)

        /// The names that the expression refers to.
        var names: [String] {
            switch self {
            case .literal, .special: []
            case .name(let name): [name]
            case .sequence(let parts), .choice(let parts): parts.flatMap(\.names)
            case .optional(let part), .repetition(let part): part.names
            }
        }
    }
}

/// Reads rules in the notation that `Grammar.md` explains.
struct RuleParser {
    struct Problem: Error { var text: String }

    private var tokens: [String]
    private var position = 0

    static func rules(_ text: String) throws -> [Rule] {
        var parser = RuleParser(tokens: try tokens(Array(text)))
        var rules: [Rule] = []
        while parser.position < parser.tokens.count { rules.append(try parser.rule()) }
        return rules
    }

    private static func tokens(_ text: [Character]) throws -> [String] {
        var tokens: [String] = []
        var index = 0
        while index < text.count {
            let first = text[index]
            if first.isWhitespace {
                index += 1
            } else if first == "\"" || first == "?" {
                guard let end = text[(index + 1)...].firstIndex(of: first) else {
                    throw Problem(text: "\(first) without its end")
                }
                tokens.append(String(text[index...end]))
                index = end + 1
            } else if "=|;()[]{}".contains(first) {
                tokens.append(String(first))
                index += 1
            } else {
                let end = text[index...].firstIndex { !($0.isLetter || $0.isNumber || $0 == "-") } ?? text.count
                guard end > index else { throw Problem(text: "«\(first)» is no sign of the notation") }
                tokens.append(String(text[index..<end]))
                index = end
            }
        }
        return tokens
    }

    private var next: String { position < tokens.count ? tokens[position] : "" }

    private mutating func take(_ token: String) throws {
        guard next == token else { throw Problem(text: "«\(token)» expected, found «\(next)»") }
        position += 1
    }

    private mutating func rule() throws -> Rule {
        let name = next
        position += 1
        try take("=")
        let body = try choice()
        try take(";")
        return Rule(name: name, body: body)
    }

    private mutating func choice() throws -> Rule.Expression {
        var parts = [try sequence()]
        while next == "|" {
            position += 1
            parts.append(try sequence())
        }
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence() throws -> Rule.Expression {
        var parts: [Rule.Expression] = []
        while !next.isEmpty, !["|", ";", ")", "]", "}"].contains(next) { parts.append(try part()) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func part() throws -> Rule.Expression {
        let token = next
        position += 1
        switch token.first {
        case "\"": return .literal(String(token.dropFirst().dropLast()))
        case "?": return .special(String(token.dropFirst().dropLast()).trimmingCharacters(in: .whitespaces))
        case "(": return try bracketed(")") { $0 }
        case "[": return try bracketed("]", Rule.Expression.optional)
        case "{": return try bracketed("}", Rule.Expression.repetition)
        case "=": throw Problem(text: "«=» within a rule: a «;» is missing")
        default: return .name(token)
        }
    }

    private mutating func bracketed(
        _ end: String, _ wrap: (Rule.Expression) -> Rule.Expression
    ) throws -> Rule.Expression {
        let inner = try choice()
        try take(end)
        return wrap(inner)
    }
}
