import SourceText
import TCPWire
import TraceLint

/// One finding as an object of `wiretext.lint/1`.
enum FindingJSON {
    static func write(_ json: inout JSONWriter, _ entry: LintReport.Entry) {
        let finding = entry.finding
        json.object { json in
            json.member("code", "\(finding.rule.code)")
            json.member("name", "\(finding.rule.name)")
            json.member("kind", "\(finding.kind.name)")
            json.member("severity", "\(finding.severity.name)")
            json.member("message", finding.message)
            json.member("path", entry.path)
            json.member("packet", finding.packet)
            if let frame = finding.frame { json.member("frame", Int(truncatingIfNeeded: frame)) }
            json.member("field", "\(FieldTable.name(finding.field))")
            json.key("span")
            span(&json, entry.place)
            json.member("found", finding.found)
            if let expected = finding.expected { json.member("expected", expected) }
            json.key("related")
            json.array(Array(zip(finding.related, entry.related))) { json, pair in
                json.object { json in
                    json.member("message", pair.0.message)
                    json.key("span")
                    span(&json, pair.1)
                }
            }
            if !entry.edits.isEmpty { fix(&json, entry) }
        }
    }

    private static func fix(_ json: inout JSONWriter, _ entry: LintReport.Entry) {
        json.key("fix")
        json.object { json in
            json.key("edits")
            json.array(entry.edits) { json, edit in
                json.object { json in
                    json.key("span")
                    span(&json, edit.place)
                    json.member("text", String(decoding: edit.text, as: UTF8.self))
                }
            }
        }
    }

    private static func span(_ json: inout JSONWriter, _ place: LintReport.Place) {
        json.object { json in
            json.member("line", place.start.line)
            json.member("column", place.start.column)
            json.member("endLine", place.end.line)
            json.member("endColumn", place.end.column)
        }
    }
}
