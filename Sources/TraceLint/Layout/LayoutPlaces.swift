import PacketTrace
import SourceText
import TCPWire

// Where lines stand, and where those that are missing should.

extension LayoutCheck {
    /// Two neighbours in the wrong order, in a group that is whole.
    func misplaced(_ members: [Int], _ group: LayoutGroup) -> [LayoutProblem] {
        // The bits of hardware addresses changed places between versions.
        guard group != .option, group != .macDestination, group != .macSource,
            packet.headers.count > Int(packet.lines[members[0]].header)
        else { return [] }
        var problems: [LayoutProblem] = []
        for index in members.indices.dropFirst() {
            let line = members[index]
            let before = members[index - 1]
            guard line == before + 1, let own = packet.lines[line].row, let other = packet.lines[before].row,
                Self.places[own].upperBound < Self.places[other].lowerBound
            else { continue }
            problems.append(LayoutProblem(kind: .misplaced, line: line, group: group))
        }
        return problems.count == 1 ? problems : []
    }

    /// Where the line of each row may stand: versions have some lines in different places.
    private static let places: [ClosedRange<Int>] = LayoutTable.rows.indices.map { own in
        let group = LayoutTable.rows[own].group
        let ranks =
            LayoutTable.equals[own].filter { LayoutTable.rows[$0].group == group }.map { rank($0) } + [rank(own)]
        return (ranks.min() ?? own)...(ranks.max() ?? own)
    }

    /// Rows with a label in common are the same line in other versions.
    static func isSame(_ left: Int, _ right: Int) -> Bool {
        left == right || left >= 0 && LayoutTable.equals[left].contains(right)
    }

    /// The line behind which a row should stand: before the lines that hang on it, or else behind the member before it
    /// with all that hangs on that one.
    func gap(before row: Int, _ group: LayoutGroup, _ members: [Int], in section: Range<Int>) -> Int {
        let rank = Self.rank(row)
        let before = members.last { self.rank(ofLine: $0) < rank }
        let next = members.first { self.rank(ofLine: $0) > rank } ?? section.upperBound
        let start = before ?? (group == .section ? section.lowerBound : members[0] - 1)
        var line = start
        while line + 1 < min(next, section.upperBound),
            before == nil || packet.lines[line + 1].column > packet.lines[start].column
        {
            if hangs(line + 1, on: row) { break }
            line += 1
        }
        return line
    }

    /// Whether a line below the section's first level belongs below this row.
    private func hangs(_ index: Int, on row: Int) -> Bool {
        let form = LayoutTable.rows[row]
        let label = "\(form.spellings[0].label)"
        if form.group == .section, label == "Options:" { return packet.lines[index].item != nil }
        if form.group == .section, let group = groups[index] { return group.parents.contains { "\($0)" == label } }
        return form.group == .flagBits && hasRemark(index, on: label)
    }

    /// Whether a remark belongs to the line of a flag, or to the one that shows all flags in letters.
    private func hasRemark(_ index: Int, on label: String) -> Bool {
        let text = content(packet.lines[index])
        guard text.starts(with: "[Expert Info (".utf8), let colon = text.firstIndex(of: UInt8(ascii: ")")) else {
            return false
        }
        let words: [String]
        switch label {
        case "Syn:": words = ["): Connection establish"]
        case "Fin:": words = ["): Connection finish"]
        case "Reset:": words = ["): Connection reset"]
        case "TCP Flags:":
            words = [
                "): This frame initiates the connection closing", "): This frame undergoes the connection closing",
            ]
        default: return false
        }
        return words.contains { text[colon...].starts(with: $0.utf8) }
    }

    /// The bits of both addresses have the same rows.
    static func rank(_ row: Int) -> Int {
        let form = LayoutTable.rows[row]
        guard form.group == .macSource else { return row }
        return LayoutTable.rows.firstIndex {
            $0.group == .macDestination && "\($0.spellings[0].label)" == "\(form.spellings[0].label)"
        } ?? row
    }

    /// Of lines that versions have in different places, the place in this version.
    private func rank(ofLine index: Int) -> Int {
        guard let own = packet.lines[index].row else { return 0 }
        let fitting = LayoutTable.rows.indices.first {
            let form = LayoutTable.rows[$0]
            return form.group == LayoutTable.rows[own].group && Self.isSame(own, $0)
                && form.since <= series.lowerBound && form.until >= series.upperBound
        }
        return Self.rank(fitting ?? own)
    }
}
