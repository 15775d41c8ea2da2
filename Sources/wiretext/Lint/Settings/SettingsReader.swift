import TOMLKit
import TraceLint

/// Reads values out of a TOML document; what does not fit is told with line and column.
struct SettingsReader {
    let path: String
    let text: [UInt8]

    func document() throws(InputFailure) -> [(String, any TOMLValueConvertible)] {
        guard let words = String(validating: text, as: UTF8.self) else {
            throw InputFailure(message: "\(path): is not UTF-8")
        }
        do {
            let table = try TOMLTable(string: words)
            return table.keys.compactMap { key in table[key].map { (key, $0) } }
        } catch let error as TOMLParseError {
            let place = error.source.begin
            throw InputFailure(message: "\(path):\(place.line):\(place.column): \(error.description)")
        } catch {
            throw InputFailure(message: "\(path): cannot be read: \(error)")
        }
    }

    func table(
        _ value: any TOMLValueConvertible, of key: String
    ) throws(InputFailure) -> [(String, any TOMLValueConvertible)] {
        guard let table = value.table else { throw failure("\(key) must be a table", at: key) }
        return table.keys.compactMap { key in table[key].map { (key, $0) } }
    }

    func text(_ value: any TOMLValueConvertible, of key: String) throws(InputFailure) -> String {
        guard let text = value.string else { throw failure("\(key) must be a string", at: key) }
        return text
    }

    func word(
        _ value: any TOMLValueConvertible, of key: String, among known: [String]
    ) throws(InputFailure) -> String {
        let word = try text(value, of: key)
        guard known.contains(word) else {
            throw failure(
                "\(key) cannot be '\(word)'; it may be \(known.joined(separator: ", "))", at: word, behind: key)
        }
        return word
    }

    func rules(_ value: any TOMLValueConvertible, of key: String) throws(InputFailure) -> [RuleSelector] {
        guard let array = value.array else { throw failure("\(key) must be a list of rules", at: key) }
        var rules: [RuleSelector] = []
        for element in array {
            guard let word = element.string else { throw failure("\(key) must be a list of strings", at: key) }
            guard let selector = RuleSelector(word) else {
                throw failure("no rule is called '\(word)'; wiretext rules lists them all", at: word, behind: key)
            }
            rules.append(selector)
        }
        return rules
    }

    /// An error at the first place where a word stands, behind another one where that is given.
    func failure(_ message: String, at word: String, behind key: String? = nil) -> InputFailure {
        let start = key.flatMap { text.firstRange(of: Array($0.utf8))?.upperBound } ?? 0
        let place = text[start...].firstRange(of: Array(word.utf8))?.lowerBound ?? start
        let line = text[..<place].count { $0 == UInt8(ascii: "\n") } + 1
        let column = place - (text[..<place].lastIndex(of: UInt8(ascii: "\n")) ?? -1)
        return InputFailure(message: "\(path):\(line):\(column): \(message)")
    }
}
