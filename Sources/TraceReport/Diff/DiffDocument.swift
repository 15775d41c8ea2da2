import HandshakeDiff
import PacketTrace

/// A diff as a document.
enum DiffDocument {
    static func build(_ report: DiffReport) -> Document {
        var document = Document(
            title: "Handshakes compared",
            summary: "\(report.a.path) (a) and \(report.b.path) (b): \(report.verdict).")
        for pair in report.diff.pairs.indices { document.blocks += blocks(report, pair) }
        if !report.gaps.isEmpty {
            document.blocks.append(
                .section(
                    Section(
                        Anchor("gaps"), ["Not compared"],
                        blocks: [
                            .paragraph(["What one trace does not print is no difference."]),
                            .list(report.gaps.map { [.text($0)] }, isNumbered: false),
                        ])))
        }
        document.colophon = [
            "Made by wiretext diff. Ports of the client, initial sequence numbers, timestamp values, times, checksums and IP identification always vary; --exact compares them too."
        ]
        return document
    }

    private static func blocks(_ report: DiffReport, _ pair: Int) -> [Block] {
        let isOnly = report.diff.pairs.count == 1
        let anchor = Anchor(isOnly ? "diff" : "handshake-\(pair + 1)")
        var sections = [settled(report, pair, anchor), differences(report, pair, anchor)].compactMap { $0 }
        if let vantage = report.diff.pairs[pair].vantage { sections.append(between(vantage, anchor)) }
        sections.append(signatures(report, pair, anchor))
        if isOnly { return sections }
        let handshakes = report.diff.pairs[pair].handshakes
        let port = (handshakes.a.serverPort ?? handshakes.b.serverPort).map { " to port \($0)" } ?? ""
        return [
            .section(
                Section(
                    anchor, [.text("Stream \(handshakes.a.stream) of a, stream \(handshakes.b.stream) of b\(port)")],
                    label: "\(pair + 1)", blocks: sections))
        ]
    }

    private static func settled(_ report: DiffReport, _ pair: Int, _ anchor: Anchor) -> Block? {
        let rows: [[[Inline]]] = report.settled(pair).map { settled in
            [
                [.text(settled.isSame ? "=" : "≠")], [.text("\(settled.feature.name)")],
                value(settled.a, settled.whyA), value(settled.b, settled.whyB),
                [.reference(RFCReference("\(settled.feature.reference)".firstReference))],
            ]
        }
        return .section(
            Section(
                anchor.sub("settled"), ["What was negotiated"],
                blocks: [
                    .table(
                        Table(
                            caption: ["The client's value stands before the slash, the server's behind it."],
                            columns: [
                                Table.Column(""), Table.Column("Feature"), Table.Column("a"), Table.Column("b"),
                                Table.Column("See"),
                            ], rows: rows))
                ]))
    }

    private static func value(_ value: String, _ why: String?) -> [Inline] {
        guard let why, value == "none" || value == "not shown" else { return [.code(value)] }
        return [.code(value), .quiet([.text(" (\(why))")])]
    }

    private static func differences(_ report: DiffReport, _ pair: Int, _ anchor: Anchor) -> Block? {
        let differences = report.differences(of: pair)
        guard !differences.isEmpty else {
            return .section(
                Section(
                    anchor.sub("differences"), ["Differences"],
                    blocks: [.aside(Aside(.good, ["None"], [.paragraph(["Both handshakes mean the same."])]))]))
        }
        let rows: [[[Inline]]] = differences.map { difference in
            [
                [.text("\(difference.change.name)")], [.text("\(difference.segment.name)")], [.code(difference.field)],
                [.code(difference.a ?? "none")], [.code(difference.b ?? "none")],
                [.strong([.text("\(difference.meaning.suggests.name)")]), .text(": \(difference.meaning.brief)")],
            ]
        }
        let table = Table(
            caption: [],
            columns: ["Change", "Segment", "Field", "a", "b", "Suggests"].map { Table.Column($0) }, rows: rows)
        let meanings: [Block] = [.definitions(differences.map { definition($0) })]
        return .section(
            Section(
                anchor.sub("differences"), ["Differences"],
                blocks: [
                    .table(table),
                    .details(summary: ["What each suggests, and what else it may be"], isOpen: true, meanings),
                ]))
    }

    private static func definition(_ difference: Difference) -> Definition {
        let meaning = difference.meaning
        var blocks: [Block] = [
            .paragraph([.strong([.text("\(meaning.suggests.name): ")])] + LinkedText.inlines(meaning.explanation))
        ]
        if !meaning.alternatives.isEmpty {
            let items: [[Inline]] = meaning.alternatives.map { reading in
                [.text("or \(reading.suggests.name): ")] + LinkedText.inlines(reading.text)
            }
            blocks.append(.list(items, isNumbered: false))
        }
        if let cost = meaning.cost { blocks.append(.paragraph([.strong(["Cost: "])] + LinkedText.inlines(cost))) }
        var facts: [Inline] = []
        if let condition = difference.condition { facts = [.code(condition)] }
        return Definition(
            nil, [.text("\(difference.segment.name), "), .code(difference.field)], facts: facts, blocks: blocks)
    }

    private static func between(_ vantage: Vantage, _ anchor: Anchor) -> Block {
        let definitions = VantageText.lines(vantage).map { line in
            Definition(nil, [.text(line.title)], blocks: [.paragraph([.text(line.text)])])
        }
        return .section(
            Section(anchor.sub("between"), ["What lies between the two places"], blocks: [.definitions(definitions)]))
    }

    private static func signatures(_ report: DiffReport, _ pair: Int, _ anchor: Anchor) -> Block {
        let handshakes = report.diff.pairs[pair].handshakes
        var rows: [[[Inline]]] = []
        for (name, a, b) in [
            ("client", handshakes.a.syn, handshakes.b.syn), ("server", handshakes.a.synACK, handshakes.b.synACK),
        ] {
            rows.append([
                [.text(name)], [.code(report.signature(a) ?? "not shown")], [.code(report.signature(b) ?? "not shown")],
            ])
        }
        return .section(
            Section(
                anchor.sub("stacks"), ["Signatures of the stacks"],
                blocks: [
                    .table(
                        Table(
                            caption: [
                                "In the form of p0f: version, initial TTL, IP options, MSS, window and scale, layout, quirks, data."
                            ],
                            columns: ["", "a", "b"].map { Table.Column($0) }, rows: rows))
                ]))
    }
}

extension String {
    /// The first of several references.
    fileprivate var firstReference: String {
        String(decoding: Array(utf8.prefix { $0 != UInt8(ascii: ";") }), as: UTF8.self)
    }
}
