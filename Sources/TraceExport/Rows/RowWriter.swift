import SourceText

/// The forms that rows come in.
public enum RowForm: UInt8, Hashable, Sendable {
    /// One JSON object on each line.
    case ndjson
    /// RFC 4180, with a header line.
    case csv
}

/// Writes rows, one line each.
struct RowWriter: Sendable {
    let form: RowForm
    private var hasHeader = false

    init(_ form: RowForm) {
        self.form = form
    }

    /// - Parameter options: written as JSON by the body where the row's `tcp.options` stand; not part of CSV.
    mutating func append(
        _ columns: [Column], to bytes: inout [UInt8], options: ((inout JSONWriter) -> Void)? = nil
    ) {
        switch form {
        case .ndjson: Self.json(columns, options, to: &bytes)
        case .csv: csv(columns, to: &bytes)
        }
    }

    private mutating func csv(_ columns: [Column], to bytes: inout [UInt8]) {
        if !hasHeader {
            Self.line(columns.map { $0.fullName }, to: &bytes)
            hasHeader = true
        }
        Self.line(
            columns.map { column in
                switch column.value {
                case .number(let number): String(number)
                case .text(let text): Self.quoted(text)
                case .flag(let flag): flag ? "true" : "false"
                case nil: ""
                }
            }, to: &bytes)
    }

    private static func line(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: cell.utf8)
        }
        bytes.append(contentsOf: "\r\n".utf8)
    }

    private static func quoted(_ text: String) -> String {
        let special: [UInt8] = Array(",\"\r\n".utf8)
        guard text.utf8.contains(where: { special.contains($0) }) else { return text }
        var quoted = "\""
        for character in text.unicodeScalars {
            if character == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }

    /// The columns of a group share an object; what is not known is left out.
    private static func json(
        _ columns: [Column], _ options: ((inout JSONWriter) -> Void)?, to bytes: inout [UInt8]
    ) {
        var json = JSONWriter(continuing: &bytes)
        var open = Column.Group.row
        json.begin("{")
        for column in columns {
            guard let value = column.value else { continue }
            enter(column.group, &open, &json)
            json.key(column.name)
            switch value {
            case .number(let number): json.value(Int(truncatingIfNeeded: number))
            case .text(let text): json.value(text)
            case .flag(let flag): json.value(flag)
            }
        }
        if let options {
            enter(.tcp, &open, &json)
            json.key("options")
            options(&json)
        }
        enter(.row, &open, &json)
        json.end("}")
        json.newline()
        json.finish(into: &bytes)
    }

    /// Closes the object that is open and opens the group's, where they differ.
    private static func enter(_ group: Column.Group, _ open: inout Column.Group, _ json: inout JSONWriter) {
        guard group != open else { return }
        if open != .row { json.end("}") }
        if group != .row {
            json.key(group.name)
            json.begin("{")
        }
        open = group
    }
}
