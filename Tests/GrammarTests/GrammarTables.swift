import TCPWire

/// The tables of `Grammar.md`, written from the tables of the program.
enum GrammarTables {
    static let fieldMarks = ("<!-- table of fields: generated -->", "<!-- table of fields: end -->")
    static let optionMarks = ("<!-- table of options: generated -->", "<!-- table of options: end -->")

    static var fields: String {
        var lines = ["| section | label, in every spelling | Wireshark's name | form |", "|---|---|---|---|"]
        for row in FieldTable.rows {
            let labels = row.labels.map { "`\($0)`" }.joined(separator: " · ")
            let name = "\(row.name)".isEmpty ? "–" : "`\(row.name)`"
            lines.append("| \(row.header) | \(labels) | \(name) | \(row.form) |")
        }
        return lines.joined(separator: "\n")
    }

    static var options: String {
        var lines = [
            "| kind | name | in the list | heading begins | length | defined in |", "|---|---|---|---|---|---|",
        ]
        for row in TCPOptionTable.rows {
            let length = row.lengths.isEmpty ? "varies" : row.lengths.map { "\($0)" }.joined(separator: ", ")
            let names = row.listNames.map { "`\($0)`" }.joined(separator: " · ")
            let headings = row.headings.map { "`\($0)`" }.joined(separator: " · ")
            lines.append(
                "| \(row.kind) | \(row.name) | \(names) | \(headings) | \(length) | \(row.reference) |")
        }
        return lines.joined(separator: "\n")
    }

    /// The document with its tables written anew.
    static func renewed(_ document: String) -> String {
        replace(fields, between: fieldMarks, in: replace(options, between: optionMarks, in: document))
    }

    private static func replace(_ table: String, between marks: (String, String), in document: String) -> String {
        guard let start = document.firstRange(of: marks.0), let end = document.firstRange(of: marks.1) else {
            return document
        }
        return document[..<start.upperBound] + "\n" + table + "\n" + document[end.lowerBound...]
    }
}
