import TestSupport
import Testing
import TraceReport

@Suite("Worksheet and key") struct WorksheetTests {
    private static func answers(_ inlines: [Inline]) -> [String] {
        inlines.flatMap { inline -> [String] in
            if case .answer(let inner) = inline { return [inner.plainText] }
            return []
        }
    }

    private static func answers(_ document: Document) -> [String] {
        document.allBlocks.flatMap { block -> [String] in
            switch block {
            case .table(let table): table.rows.flatMap { $0.flatMap { answers($0) } }
            case .map(let map): map.rows.flatMap { $0.cells.flatMap { answers($0.value) } }
            default: []
            }
        }
    }

    @Test(arguments: ["handshake/pasted.txt", "defaults/details.txt", "ipv6/details.txt", "refused/details.txt"])
    func keepsTheAnswersBack(file: String) throws {
        let text = try Sample.bytes(file)
        let answers = Self.answers(Lessons.document(text, LessonOptions(level: 3, form: .key)))
        #expect(answers.count > 40)
        for form in ["html", "markdown", "terminal"] {
            let sheet = Lessons.document(text, LessonOptions(level: 3, form: .worksheet)).text(form)
            let key = Lessons.document(text, LessonOptions(level: 3, form: .key)).text("html")
            for answer in Set(answers) where answer.count > 4 && answer != "not shown" {
                #expect(!sheet.contains(answer), "\(answer)")
            }
            #expect(key.contains("ISN") || key.contains("+ 1 ="))
        }
    }

    @Test func asksTheSameQuestions() throws {
        let text = try Sample.bytes("handshake/pasted.txt")
        func questions(_ form: LessonOptions.Form) -> [String] {
            Lessons.document(text, LessonOptions(level: 2, form: form)).allBlocks.flatMap { block -> [String] in
                if case .table(let table) = block { table.rows.map { $0[0].plainText } } else { [] }
            }
        }
        #expect(questions(.worksheet) == questions(.key))
        #expect(questions(.key).count > 20)
    }
}
