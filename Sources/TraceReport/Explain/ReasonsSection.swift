/// Why each field exists, once for the whole report.
struct ReasonsSection {
    let lesson: Lesson

    func section() -> Section {
        var definitions = FieldReasons.fixed.map { reason in
            definition("why-" + reason.key, reason.name, reason.hue, reason.why, reason.reference)
        }
        for kind in kinds {
            let reason = FieldReasons.option(kind)
            definitions.append(
                definition(
                    "why-opt\(kind)", "Option: " + OptionPlace(index: 0, kind: kind, bytes: [], offset: 0).name,
                    .option,
                    reason.why, reason.reference))
        }
        return Section(
            Anchor("why"), ["Why does this field exist?"],
            blocks: [
                .paragraph(.rich("Each field of the header answers a question that came up when networks were built.")),
                .definitions(definitions),
            ])
    }

    private func definition(_ anchor: String, _ name: String, _ hue: Hue, _ why: String, _ reference: String)
        -> Definition
    {
        Definition(
            Anchor(anchor), [.text(name)], hue: hue,
            blocks: [.paragraph([.text(why + " "), .reference(RFCReference(reference))])])
    }

    /// Kinds of the options that the explained segments have, the lowest first.
    private var kinds: [UInt8] {
        var kinds: [UInt8] = []
        for talk in lesson.talks {
            for packet in talk.packets {
                for option in HeaderAnatomy(packet)?.options ?? [] where !kinds.contains(option.kind) {
                    kinds.append(option.kind)
                }
            }
        }
        return kinds.sorted()
    }
}
