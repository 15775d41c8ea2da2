import SourceText
import TraceLint

/// How often each rule was broken, the most frequent first: `--statistics`.
public enum LintStatistics {
    struct Row {
        var rule: Rule
        var count: Int
        var fixes: Int
    }

    static func rows(_ report: LintReport) -> [Row] {
        var rows: [Row] = []
        for rule in RuleTable.rules {
            let entries = report.entries.filter { "\($0.finding.rule.code)" == "\(rule.code)" }
            if entries.isEmpty { continue }
            rows.append(Row(rule: rule, count: entries.count, fixes: entries.count { !$0.fix.isEmpty }))
        }
        return rows.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map { $0.element }
    }

    /// A line for each rule: count, code, `[*]` where `--fix` mends them all and `[-]` where some, name.
    public static func text(_ report: LintReport) -> [UInt8] {
        let rows = rows(report)
        let width = String(rows.first?.count ?? 0).utf8.count
        var text = ""
        for row in rows {
            let count = String(row.count)
            let mark = row.fixes == 0 ? "[ ]" : row.fixes == row.count ? "[*]" : "[-]"
            text += String(repeating: " ", count: max(0, width - count.utf8.count)) + count
            text += "  \(row.rule.code)  \(mark)  \(row.rule.name)\n"
        }
        return Array(text.utf8)
    }

    /// The machine form: `wiretext.statistics/1`.
    public static func json(_ report: LintReport) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "wiretext.statistics/1")
            json.key("rules")
            json.array(rows(report)) { json, row in
                json.object { json in
                    json.member("code", "\(row.rule.code)")
                    json.member("name", "\(row.rule.name)")
                    json.member("count", row.count)
                    json.member("fixable", row.fixes)
                }
            }
        }
        json.newline()
        return json.bytes
    }
}
