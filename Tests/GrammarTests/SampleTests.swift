import Testing

/// The samples and rejects of `Grammar.md`, read by the reader.
@Suite struct SampleTests {
    @Test func documentIsSound() {
        let document = GrammarDocument.shared
        #expect(document.problems == [])
        #expect(!document.sections.isEmpty)
        for example in document.sections.flatMap({ $0.samples + $0.damaged + $0.rejects })
        where !example.context.isEmpty {
            #expect(document.contexts[example.context] != nil, "no context «\(example.context)»")
        }
    }

    @Test func samplesGiveWhatTheySay() {
        let document = GrammarDocument.shared
        for sample in document.sections.flatMap({ $0.samples + $0.damaged }) {
            let (lead, indent) = document.lead(sample)
            let read = Reading.effects(of: sample.lines.map { indent + $0.text }, behind: lead)
            for (line, taken) in zip(sample.lines, read) {
                let said = line.effects.map { LineEffect(notation: $0).normalised }
                #expect(
                    Set(said) == Set(taken.effects.map(\.normalised)),
                    "Grammar.md:\(line.number): «\(line.text)» gives \(taken.effects)")
            }
        }
    }

    @Test func rejectsGiveNothing() {
        let document = GrammarDocument.shared
        for reject in document.sections.flatMap(\.rejects) {
            let (lead, indent) = document.lead(reject)
            for line in reject.lines where !line.text.isEmpty {
                let read = Reading.effects(of: [indent + line.text], behind: lead)
                let effects = read.flatMap(\.effects).filter { $0.name != "prose" }
                #expect(effects.isEmpty, "Grammar.md:\(line.number): «\(line.text)» gives \(effects)")
            }
        }
    }

    /// A production without a near miss says nothing about where it ends.
    @Test func productionsHaveSamplesAndRejects() {
        for section in GrammarDocument.shared.sections where !section.rules.isEmpty && !section.samples.isEmpty {
            #expect(!section.rejects.isEmpty, "«\(section.title)» has no reject")
        }
    }
}
