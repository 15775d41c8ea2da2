extension HTMLRenderer {
    mutating func draw(_ map: HeaderMap) {
        write { html in
            html.fixed("<figure class=\"mapbox\">")
            html.element("figcaption", text: map.title)
            html.fixed("<table class=\"map\"><thead><tr><th scope=\"col\"><span class=\"sr\">Byte</span></th>")
            for bit in 0..<32 { html.element("th", [.init("scope", "col")], text: String(bit)) }
            html.fixed("</tr></thead><tbody>\n")
        }
        for row in map.rows {
            write { html in
                html.fixed("<tr>")
                html.element("th", [.init("scope", "row")], text: String(row.offset))
            }
            for cell in row.cells { draw(cell) }
            write { $0.fixed("</tr>\n") }
        }
        write { $0.fixed("</tbody></table></figure>\n") }
    }

    private mutating func draw(_ cell: HeaderMap.Cell) {
        let isBit = !cell.letters.isEmpty
        let style = "h-\(cell.hue.name) o-\(cell.origin.name)" + (isBit ? " bit" : cell.bits <= 8 ? " slim" : "")
        write { html in
            html.open(
                "td",
                [.init("colspan", String(cell.bits)), .init("class", style), Self.attribute(cell.tie)])
            html.open("a", [.init("href", "#" + cell.target.name)])
            if isBit {
                html.element("span", [.init("class", "sr")], text: cell.name + " ")
                html.element("span", [.init("class", "n"), .init("aria-hidden", "true")], text: cell.letters)
            } else {
                html.element("span", [.init("class", cell.isContinuation ? "n sr" : "n")], text: cell.name)
                html.text(" ")
            }
            html.fixed("<span class=\"v\">")
        }
        draw(cell.value)
        write { $0.fixed("</span></a></td>") }
    }

    mutating func draw(_ rows: ByteRows) {
        write { html in
            html.fixed("<figure class=\"bytes\">")
            html.element("figcaption", text: rows.title)
            html.fixed("<ol>")
            for start in stride(from: 0, to: rows.bytes.count, by: 4) {
                html.fixed("<li>")
                html.element("span", [.init("class", "at")], text: String(start))
                for byte in rows.bytes[start..<min(start + 4, rows.bytes.count)] {
                    html.element(
                        "a",
                        [
                            .init("id", byte.anchor.name), .init("href", "#" + byte.target.name),
                            .init("class", "byte h-\(byte.hue.name) o-\(byte.origin.name)"),
                            Self.attribute(byte.tie), .init("aria-label", byte.name),
                        ], text: byte.text)
                }
                html.fixed("</li>\n")
            }
            html.fixed("</ol></figure>\n")
        }
    }

    mutating func draw(_ listing: Listing) {
        write { html in
            html.fixed("<figure class=\"listing\">")
            html.element("figcaption", text: listing.title)
            html.fixed("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Printed lines\"><ol>")
            for line in listing.lines {
                var attributes: [HTML.Attribute] = [.init("id", line.anchor.name)]
                attributes.append(.init("class", "h-\(line.hue.name)" + (line.isMarked ? " marked" : "")))
                if let tie = line.tie { attributes.append(Self.attribute(tie)) }
                html.element("li", attributes) { html in
                    html.element(
                        "a",
                        [
                            .init("class", "ln"), .init("href", "#" + line.target.name),
                            .init("aria-label", "line \(line.number)"),
                        ], text: String(line.number))
                    html.element("code", text: line.text)
                }
                html.newline()
            }
            html.fixed("</ol></div></figure>\n")
        }
    }

    mutating func draw(_ ladder: Ladder) {
        let wide = LadderDrawing.draw(ladder, .wide)
        let narrow = LadderDrawing.draw(ladder, .narrow)
        write { html in
            html.fixed("<figure class=\"ladder\"><div class=\"wide\">")
            SVGWriter.write(wide, to: &html, isStandalone: false)
            html.fixed("</div><div class=\"narrow\">")
            SVGWriter.write(narrow, to: &html, isStandalone: false)
            html.fixed("</div>")
            html.element("figcaption", text: ladder.title)
            html.fixed("</figure>\n")
        }
        draw(.details(summary: ["The same in words"], isOpen: false, [.paragraph([.text(ladder.alternative)])]))
    }
}
