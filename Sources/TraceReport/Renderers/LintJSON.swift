import PacketTrace
import SourceText
import TCPWire
import TraceLint

/// The machine form: `wiretext.lint/1`.
enum LintJSON {
    static func render(_ report: LintReport) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "wiretext.lint/1")
            json.key("inputs")
            json.array(report.inputs, input)
            json.key("findings")
            json.array(report.entries, entry)
            json.key("checksums")
            json.array(report.inputs.flatMap { $0.checksums }, checksums)
            json.key("summary")
            json.object { json in
                for severity in Severity.allCases.reversed() { json.member(severity.name, report.count(severity)) }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func input(_ json: inout JSONWriter, _ input: LintReport.Input) {
        json.object { json in
            json.member("path", input.path)
            json.member("kind", "\(input.kind)")
            json.member("packets", input.packets)
            json.member("segments", input.segments)
            json.member("connections", input.connections)
        }
    }

    private static func entry(_ json: inout JSONWriter, _ entry: LintReport.Entry) {
        let finding = entry.finding
        json.object { json in
            json.member("code", "\(finding.rule.code)")
            json.member("name", "\(finding.rule.name)")
            json.member("kind", "\(finding.kind.name)")
            json.member("severity", "\(finding.severity.name)")
            json.member("message", finding.message)
            json.member("path", entry.path)
            json.member("packet", finding.packet)
            if let frame = finding.frame { json.member("frame", Int(frame)) }
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

    private static func checksums(_ json: inout JSONWriter, _ summary: ConnectionSummary) {
        json.object { json in
            json.member("connection", summary.connection)
            json.member("segments", summary.checksums.segments)
            json.member("verified", summary.checksums[.verified])
            json.member("partial", summary.checksums[.partial])
            json.member("bad", summary.checksums[.bad])
            json.member("unverifiable", summary.checksums[.unverifiable])
            json.key("address_sum")
            if let sum = summary.checksums.addressSum {
                json.value(Hexadecimal.text(UInt64(sum), digits: 4))
            } else {
                json.null()
            }
        }
    }
}
