import PacketTrace
import SourceText
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
            json.array(report.entries, FindingJSON.write)
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
