import TraceLint

/// Reads values out of a TOML document; what does not fit is told with line and column.
struct SettingsReader {
    let path: String
    let text: [UInt8]

    func document() throws(InputFailure) -> [TOMLEntry] {
        do throws(TOMLDocument.Failure) {
            return try TOMLDocument.read(text)
        } catch {
            throw failure(error.message, at: error.place)
        }
    }

    func table(_ entry: TOMLEntry) throws(InputFailure) -> [TOMLEntry] {
        guard case .table(let entries) = entry.value.content else {
            throw failure("\(entry.key) must be a table", at: entry.value.place)
        }
        return entries
    }

    func text(_ entry: TOMLEntry) throws(InputFailure) -> String {
        guard case .text(let text) = entry.value.content else {
            throw failure("\(entry.key) must be a string", at: entry.value.place)
        }
        return text
    }

    func word(_ entry: TOMLEntry, among known: [String]) throws(InputFailure) -> String {
        let word = try text(entry)
        guard known.contains(word) else {
            throw failure(
                "\(entry.key) cannot be '\(word)'; it may be \(known.joined(separator: ", "))", at: entry.value.place)
        }
        return word
    }

    func rules(_ entry: TOMLEntry) throws(InputFailure) -> [RuleSelector] {
        guard case .list(let elements) = entry.value.content else {
            throw failure("\(entry.key) must be a list of rules", at: entry.value.place)
        }
        var rules: [RuleSelector] = []
        for element in elements {
            guard case .text(let word) = element.content else {
                throw failure("\(entry.key) must be a list of strings", at: element.place)
            }
            guard let selector = RuleSelector(word) else {
                throw failure("no rule is called '\(word)'; wiretext rules lists them all", at: element.place)
            }
            rules.append(selector)
        }
        return rules
    }

    func failure(_ message: String, at place: TOMLPlace) -> InputFailure {
        InputFailure(message: "\(path):\(place.line):\(place.column): \(message)")
    }
}
