import TestSupport
import Testing
import TraceReport

@Suite("A report as a page") struct PageTests {
    private static func values(_ name: String, _ page: String) -> [String] {
        page.split(separator: " \(name)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    @Test(arguments: explained) func links(file: String) throws {
        let page = Lessons.document(try Sample.bytes(file)).text("html")
        let names = Self.values("id", page)
        #expect(Set(names).count == names.count)
        for link in Self.values("href", page) {
            let isHere = link.hasPrefix("#") && (names.contains(String(link.dropFirst())) || link == "#main")
            #expect(isHere || link.hasPrefix("https://www.rfc-editor.org/rfc/rfc"), "\(link)")
        }
        for forbidden in [" src=", "url(", "@import", "<link", "<img"] { #expect(!page.contains(forbidden)) }
    }

    @Test func isSmallAndTheSameEachTime() throws {
        let text = try Sample.bytes("handshake/pasted.txt")
        let page = Lessons.document(text).text("html")
        #expect(page.utf8.count < 600_000)
        #expect(page == Lessons.document(text).text("html"))
    }

    private static let hostile =
        "</style><script>alert(1)</script> <img src=x onerror=alert(1)> \u{1b}[31mred\u{1b}[0m \u{202e}x \" ' & `` ``` [a](http://x) "
        + "|pipe| <!-- @everyone #1 https://example.org www.example.org"

    @Test(arguments: ["html", "markdown", "terminal", "svg"]) func hostileProse(form: String) throws {
        var text = [UInt8](text: Self.hostile + "\n\n")
        text += try Sample.bytes("handshake/pasted.txt")
            .replacing("MSS Value: 1460", with: "MSS Value: 1460 <b>" + Self.hostile)
        let report = Lessons.document(text).text(form)
        #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7f..<0xa0).contains($0.value) })
        #expect(!report.unicodeScalars.contains("\u{202e}"))
        if form == "html" || form == "svg" {
            #expect(!report.contains("<script>alert") && !report.contains("<img") && !report.contains("<b>"))
        }
        if form == "markdown" {
            // Whatever the author wrote stands within fences.
            var fence: Substring?
            for line in report.split(separator: "\n", omittingEmptySubsequences: false) {
                if let open = fence {
                    if line == open { fence = nil }
                } else if line.hasPrefix("```") {
                    fence = line.prefix { $0 == "`" }
                } else {
                    #expect(!line.contains("example.org") && !line.contains("<img"))
                }
            }
            #expect(fence == nil)
        }
    }
}
