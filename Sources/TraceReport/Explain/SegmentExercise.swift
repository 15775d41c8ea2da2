import PacketTrace
import TCPWire

/// The questions about one segment.
struct SegmentExercise {
    let scene: Scene
    let packet: Lesson.Packet
    let number: Int
    let sheet: AnswerSheet

    private var place: Anchor { Scene.anchor(packet) }

    func section() -> Section {
        var blocks: [Block] = []
        if let anatomy = HeaderAnatomy(packet) {
            blocks.append(.bytes(bytes(anatomy)))
            blocks.append(.map(map(anatomy)))
            let questions = self.questions(anatomy)
            if !questions.isEmpty { blocks.append(sheet.table("About segment \(number)", questions)) }
        } else {
            blocks.append(.paragraph(["The trace does not show its header."]))
        }
        return Section(place, [.text("Segment \(number)")], blocks: blocks)
    }

    private func bytes(_ anatomy: HeaderAnatomy) -> ByteRows {
        ByteRows(
            title: "The header of segment \(number)",
            bytes: anatomy.bytes.indices.map { index in
                let isShown = anatomy.origins[index] != .absent
                let digits = isShown ? Figures.digits(UInt64(anatomy.bytes[index]), 2) : "··"
                let anchor = place.sub("b\(index)")
                return ByteRows.Byte(
                    anchor: anchor, text: digits, tie: Tie(anchor), hue: .plain, origin: isShown ? .stated : .absent,
                    target: place, name: isShown ? "byte \(index): \(digits)" : "byte \(index): not shown")
            })
    }

    /// The fixed header with its names; where the options lie is part of the question.
    private func map(_ anatomy: HeaderAnatomy) -> HeaderMap {
        var map = SegmentFigures(anatomy).map
        map.title = "The map of segment \(number)"
        for row in map.rows.indices {
            if map.rows[row].offset >= 20, !sheet.isKey {
                map.rows[row].cells = (0..<4).map { index in blank(map.rows[row].offset + index) }
                continue
            }
            for index in map.rows[row].cells.indices {
                var cell = map.rows[row].cells[index]
                let answer = cell.value.plainText
                let width = cell.bits == 1 ? 1 : cell.bits < 16 ? 2 : 8
                cell.value = answer.isEmpty ? [] : sheet.fill(answer, cell.name, width: width)
                cell.tie = Tie(place.sub("q\(row)-\(index)"))
                cell.target = place
                cell.hue = .plain
                map.rows[row].cells[index] = cell
            }
        }
        return map
    }

    private func blank(_ offset: Int) -> HeaderMap.Cell {
        HeaderMap.Cell(
            bits: 8, name: "byte \(offset)", value: sheet.fill("", "byte \(offset)", width: 4),
            tie: Tie(place.sub("q-b\(offset)")), hue: .plain, origin: .stated, target: place)
    }

    private func questions(_ anatomy: HeaderAnatomy) -> [(question: String, answer: String)] {
        let facts = packet.facts
        var rows: [(question: String, answer: String)] = []
        if facts.flagsMask & 0xff == 0xff, let flags = facts.flags {
            rows.append(("Which flags are set?", FlagNames.list(flags)))
            rows.append(("What is such a segment called?", FlagNames.title(flags)))
        }
        rows.append(("Who sends it: the side that opens the connection, or the other one?", sender))
        if anatomy.origins[12] != .absent {
            let length = Int(anatomy.header.dataOffset) * 4
            rows.append(
                ("How many bytes long is the header? (words × 4)", "\(anatomy.header.dataOffset) × 4 = \(length)"))
            if !anatomy.options.isEmpty {
                let names = anatomy.options.map { option in
                    let pieces = OptionWords.pieces(option).map { $0.value }
                    let name = option.kind == 1 ? "NOP" : option.name
                    return pieces.isEmpty ? name : name + " " + pieces.joined(separator: " and ")
                }
                rows.append(("Which options are there, in order, and what do they say?", names.joined(separator: "; ")))
            }
        }
        rows += windowQuestion
        rows += checksumQuestion(anatomy)
        return rows
    }

    private var sender: String {
        scene.cast.knowsClient
            ? scene.cast.name(packet.side) + (packet.side == scene.cast.left ? ", who opens it" : ", the other one")
            : "the trace does not show who opened it"
    }

    private var windowQuestion: [(question: String, answer: String)] {
        guard let value = packet.facts[.windowValue] else { return [] }
        if packet.facts.hasFlags(.syn, of: .syn) {
            return [
                (
                    "How many bytes is the window, and is it scaled?",
                    "\(value) bytes; the window of a SYN is never scaled"
                )
            ]
        }
        guard let shift = scene.shift(packet.side) else { return [] }
        return [("How many bytes is the window? (field << shift)", "\(value) << \(shift) = \(value << UInt64(shift))")]
    }

    private func checksumQuestion(_ anatomy: HeaderAnatomy) -> [(question: String, answer: String)] {
        guard scene.level > 1, let covered = packet.facts.segmentSum else { return [] }
        var sum = covered.sum
        sum.add(6)
        sum.add(long: UInt32(truncatingIfNeeded: covered.length))
        if let pair = packet.facts.addresses.pair { sum.add(pair.sum) }
        let text = Figures.hex(UInt64(sum.folded), digits: 4)
        let what =
            packet.facts.addresses.pair.map { pair in
                let names = AddressText.pair(pair)
                return
                    "the addresses \(names.source) and \(names.destination), the protocol number 6, the length, and all words of "
                    + "the segment but the checksum"
            } ?? "the protocol number 6, the length, and all words of the segment but the checksum"
        var rows: [(question: String, answer: String)] = [
            ("Add up \(what), in ones' complement. What is the sum?", text)
        ]
        if packet.facts.addresses.pair == nil, let residue = packet.facts.checksumResidue {
            rows.append(
                (
                    "Turn the checksum over (0xffff less the field) and take your sum away. What must the addresses have added?",
                    Figures.hex(UInt64(residue.complete), digits: 4)
                ))
        }
        return rows
    }
}
