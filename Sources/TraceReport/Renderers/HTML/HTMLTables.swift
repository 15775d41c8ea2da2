extension HTMLRenderer {
    mutating func draw(_ table: Table) {
        write { $0.fixed("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>") }
        if !table.caption.isEmpty {
            write { $0.open("caption") }
            draw(table.caption)
            write { $0.close("caption") }
        }
        write { html in
            html.fixed("<thead><tr>")
            for column in table.columns {
                html.element("th", [.init("scope", "col")] + Self.alignment(column), text: column.title)
            }
            html.fixed("</tr></thead><tbody>\n")
        }
        for row in table.rows { draw(row, of: table) }
        write { $0.fixed("</tbody></table></div>\n") }
    }

    private static func alignment(_ column: Table.Column) -> [HTML.Attribute] {
        column.alignment == .right ? [.init("class", "num")] : []
    }

    private mutating func draw(_ row: [[Inline]], of table: Table) {
        write { $0.open("tr") }
        for (index, cell) in row.enumerated() {
            let isFirst = index == 0
            let attributes = index < table.columns.count ? Self.alignment(table.columns[index]) : []
            write { $0.open(isFirst ? "th" : "td", (isFirst ? [.init("scope", "row")] : []) + attributes) }
            draw(cell)
            write { $0.close(isFirst ? "th" : "td") }
        }
        write { html in
            html.close("tr")
            html.newline()
        }
    }

    mutating func draw(_ calculation: Calculation) {
        write { $0.fixed("<figure class=\"calc\">") }
        if !calculation.title.isEmpty {
            write { $0.open("figcaption") }
            draw(calculation.title)
            write { $0.close("figcaption") }
        }
        lines(calculation.lines)
        write { $0.fixed("</figure>\n") }
    }

    private mutating func lines(_ lines: [Calculation.Line]) {
        write { $0.fixed("<ul class=\"lines\">") }
        for line in lines {
            write { $0.fixed("<li>") }
            if !line.label.isEmpty {
                write { $0.fixed("<span class=\"what\">") }
                draw(line.label)
                write { $0.fixed(" </span>") }
            }
            write { html in
                html.fixed("<span class=\"sum\">")
                html.element("code", text: line.expression)
                html.fixed(" = <strong>")
            }
            draw(line.result)
            write { $0.fixed("</strong></span>") }
            if !line.remark.isEmpty {
                write { $0.fixed(" <span class=\"remark\">") }
                draw(line.remark)
                write { $0.fixed("</span>") }
            }
            write { $0.fixed("</li>\n") }
        }
        write { $0.fixed("</ul>") }
    }

    mutating func draw(_ sum: ColumnSum) {
        write { $0.fixed("<figure class=\"calc\"><figcaption>") }
        draw(sum.title)
        write { html in
            html.fixed("</figcaption><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Addition\">")
            html.fixed("<table class=\"columns\"><thead class=\"sr\"><tr><th scope=\"col\">Word</th>")
            for index in sum.carries.indices {
                html.element("th", [.init("scope", "col")], text: Self.columnName(sum.carries.count - 1 - index))
            }
            html.fixed("</tr></thead><tbody>\n")
        }
        for word in sum.words { draw(word, columns: sum.carries.count) }
        digits("Carried", sum.carries, style: "carry")
        digits("Sum", sum.sum, style: "total")
        write { $0.fixed("</tbody></table></div>") }
        lines(sum.steps)
        write { $0.fixed("</figure>\n") }
    }

    private static func columnName(_ power: Int) -> String {
        power == 4 ? "beyond" : "column \(4 - power)"
    }

    private mutating func draw(_ word: ColumnSum.Word, columns: Int) {
        write { $0.open("tr", word.tie.map { [Self.attribute($0)] } ?? []) }
        write { $0.fixed("<th scope=\"row\">") }
        draw(word.label)
        write { html in
            html.fixed("</th>")
            for _ in 0..<max(0, columns - word.digits.utf8.count) { html.fixed("<td></td>") }
            for digit in word.digits { html.element("td", text: String(digit)) }
            html.fixed("</tr>\n")
        }
    }

    private mutating func digits(_ name: StaticString, _ cells: [[Inline]], style: String) {
        write { html in
            html.open("tr", [.init("class", style)])
            html.fixed("<th scope=\"row\">")
            html.fixed(name)
            html.fixed("</th>")
        }
        for cell in cells {
            write { $0.open("td") }
            draw(cell)
            write { $0.close("td") }
        }
        write { $0.fixed("</tr>\n") }
    }
}
