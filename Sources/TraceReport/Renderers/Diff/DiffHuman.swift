import HandshakeDiff
import PacketTrace

/// The form for people: both traces side by side, or one below the other where there is no room. Marks tell what
/// changed; colours only repeat them.
struct DiffHuman {
    /// Below this, there is no room for two columns.
    static let leastWidth = 76

    var width: Int
    var palette: Palette

    func render(_ report: DiffReport) -> [UInt8] {
        var lines: [String] = []
        var same = 0
        for pair in report.diff.pairs.indices {
            let rows = DiffRow.rows(report, pair: pair)
            // Of many handshakes only those are shown that differ.
            if rows.isEmpty, report.diff.pairs.count > 1 {
                same += 1
                continue
            }
            lines += heading(report, pair)
            lines += width < Self.leastWidth ? unified(rows) : columns(rows, report)
            lines += common(report, pair, besides: rows)
            lines += costs(report, pair)
            if let vantage = report.diff.pairs[pair].vantage { lines += between(vantage) }
        }
        if same > 0 { lines.append(palette.paint("= ", .quiet) + "\(same) handshake\(same == 1 ? "" : "s") the same") }
        for gap in report.gaps { lines += wrapped("? not compared: ", [.text(gap)]) }
        lines += wrapped("", [.strong([.text(report.verdict)])])
        var bytes: [UInt8] = []
        for line in lines {
            bytes.append(contentsOf: line.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    /// Lines behind a mark.
    private func wrapped(_ mark: String, _ inlines: [Inline], role: Palette.Role? = nil) -> [String] {
        let indent = String(repeating: " ", count: mark.utf8.count)
        let shown = role.map { palette.paint(mark, $0) } ?? mark
        let lines = StyledText(inlines).lines(max(20, width - mark.utf8.count), palette)
        return lines.enumerated().map { index, line in (index == 0 ? shown : indent) + line.text }
    }

    private func heading(_ report: DiffReport, _ pair: Int) -> [String] {
        guard width < Self.leastWidth || report.diff.pairs.count > 1 else { return [] }
        let handshakes = report.diff.pairs[pair].handshakes
        guard width >= Self.leastWidth else {
            return wrapped("--- ", [.text(name(report.a, handshakes.a, report))])
                + wrapped("+++ ", [.text(name(report.b, handshakes.b, report))])
        }
        let port = (handshakes.a.serverPort ?? handshakes.b.serverPort).map { "port \($0), " } ?? ""
        return [
            palette.paint(
                "@@ \(port)stream \(handshakes.a.stream) of a, stream \(handshakes.b.stream) of b @@", .quiet)
        ]
    }

    private func name(_ input: DiffReport.Input, _ handshake: ObservedHandshake, _ report: DiffReport) -> String {
        guard report.diff.pairs.count > 1 else { return input.path }
        return "\(input.path), stream \(handshake.stream)"
    }

    private func role(_ mark: DiffRow.Mark) -> Palette.Role {
        switch mark {
        case .changed: .warning
        case .added: .note
        case .removed: .error
        case .same: .quiet
        }
    }

    private func columns(_ rows: [DiffRow], _ report: DiffReport) -> [String] {
        guard !rows.isEmpty else { return [] }
        let table = DiffColumns(
            titles: [
                "", "", title("a: ", report.a.path, rows.map { $0.a }), title("b: ", report.b.path, rows.map { $0.b }),
                "suggests",
            ],
            rows: rows.map { [$0.name, $0.segments, $0.a, $0.b, $0.remark] }, width: width - 2)
        return table.lines.enumerated().map { index, line in
            guard index > 0, let row = line.row else { return "  " + palette.paint(line.text, .quiet) }
            let mark = line.isFirst ? palette.paint(rows[row].mark.rawValue, role(rows[row].mark)) : " "
            return mark + " " + line.text
        }
    }

    /// The end of a path that is longer than its column.
    private func title(_ side: String, _ path: String, _ values: [String]) -> String {
        let room = values.reduce(20) { max($0, TerminalText.width($1)) }
        let text = String(TerminalText.cleaned(Array(path.utf8)).map { $0 == " " ? "\u{a0}" : $0 })
        guard TerminalText.width(text) + side.utf8.count > room else { return side + text }
        return side + "…" + String(text.suffix(max(8, room - side.utf8.count - 1)))
    }

    private func unified(_ rows: [DiffRow]) -> [String] {
        var lines: [String] = []
        for row in rows {
            let place = row.segments.isEmpty ? "" : ", \(row.segments)"
            lines += wrapped("@@ ", [.quiet([.text(row.name + place + " @@ " + row.remark)])])
            lines += wrapped("-", [.text(row.a)], role: .error)
            lines += wrapped("+", [.text(row.b)], role: .note)
        }
        return lines
    }

    /// What both settled alike, in one line.
    private func common(_ report: DiffReport, _ pair: Int, besides rows: [DiffRow]) -> [String] {
        let parts = report.settled(pair).filter { settled in
            settled.isSame && !rows.contains { $0.name == "\(settled.feature.name)" }
        }.map { "\($0.feature.name) \($0.a)" }
        return parts.isEmpty ? [] : wrapped("= ", [.text(parts.joined(separator: ", "))], role: .quiet)
    }

    /// What the path, or a missing window scale, costs.
    private func costs(_ report: DiffReport, _ pair: Int) -> [String] {
        var lines: [String] = []
        var told: [String] = []
        for difference in report.differences(of: pair) {
            let matters = difference.meaning.suggests == .path || difference.field == "tcp.options.wscale.shift"
            guard matters, let cost = difference.meaning.cost, !told.contains(cost) else { continue }
            told.append(cost)
            lines += wrapped("! ", [.text(payer(difference) + "\(difference.field): \(cost)")])
        }
        return lines
    }

    /// The side that it costs something, where it is one.
    private func payer(_ difference: Difference) -> String {
        switch difference.change {
        case .added: return "a: "
        case .removed: return "b: "
        default: break
        }
        guard difference.field == "tcp.options.mss_val", let a = difference.a.flatMap({ UInt64($0) }),
            let b = difference.b.flatMap({ UInt64($0) })
        else { return "" }
        return a < b ? "a: " : "b: "
    }

    private func between(_ vantage: Vantage) -> [String] {
        VantageText.lines(vantage).flatMap { line in
            wrapped("| ", [.strong([.text(line.title)]), .text(": " + line.text)])
        }
    }
}
