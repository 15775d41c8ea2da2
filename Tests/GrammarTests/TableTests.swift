import Foundation
import Testing

/// The tables of `Grammar.md` are those of the program. `Scripts/grammar-tables` writes them anew.
@Suite struct TableTests {
    @Test func tablesAreThoseOfTheProgram() throws {
        let document = Project.text(GrammarDocument.file)
        for mark in [GrammarTables.fieldMarks, GrammarTables.optionMarks] {
            #expect(document.contains(mark.0) && document.contains(mark.1), "\(mark.0) is missing")
        }
        let renewed = GrammarTables.renewed(document)
        if ProcessInfo.processInfo.environment["WIRETEXT_WRITE_TABLES"] != nil, renewed != document {
            try Data(renewed.utf8).write(to: GrammarDocument.file)
        } else {
            #expect(renewed == document, "run Scripts/grammar-tables")
        }
    }
}
