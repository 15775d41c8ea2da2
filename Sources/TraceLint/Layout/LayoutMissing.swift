import PacketTrace
import SourceText
import TCPWire

// Lines that are not there, in the groups of which others are.

extension LayoutCheck {
    private static let groupsOfSections: [LayoutGroup] = [
        .section, .macDestination, .macSource, .services, .fragmentBits, .headerStatus, .completeness, .flagBits,
        .checksumBits, .timestamps, .analysis,
    ]

    func missing(in section: Range<Int>) -> [LayoutProblem] {
        guard packet.lines[section.lowerBound].isHeading, section.count > 1 else { return [] }
        let header = packet.headers[Int(packet.lines[section.lowerBound].header)]
        var problems: [LayoutProblem] = []
        // A group of which nothing is there was folded.
        var present: UInt16 = 0
        for index in section {
            if let group = groups[index] { present |= 1 << UInt16(group.rawValue) }
        }
        for group in Self.groupsOfSections where present >> UInt16(group.rawValue) & 1 != 0 {
            problems.append(contentsOf: missing(of: group, header, item: nil, in: section))
        }
        guard header == .tcp else { return problems }
        var item = -1
        for line in packet.lines[section] {
            guard let number = line.item.map({ Int($0) }), number != item else { continue }
            item = number
            problems.append(contentsOf: missing(of: .option, .option, item: UInt8(number), in: section))
        }
        return problems
    }

    private func missing(
        of group: LayoutGroup, _ header: HeaderKind, item: UInt8?, in section: Range<Int>
    ) -> [LayoutProblem] {
        let members = section.filter { index in
            groups[index] == group && (item == nil || packet.lines[index].item == item)
                && packet.lines[index].row.map { LayoutTable.rows[$0].header == header } ?? false
        }
        guard !members.isEmpty else { return [] }
        var lacking: [Int] = []
        // The bits of both addresses are the same lines.
        for row in LayoutTable.rows(of: group == .macSource ? .macDestination : group, in: header) {
            let form = LayoutTable.rows[row]
            guard form.since <= series.lowerBound, form.until >= series.upperBound,
                !members.contains(where: { Self.isSame(packet.lines[$0].row ?? -1, row) }),
                isExpected(form.condition, members, item, section)
            else { continue }
            lacking.append(row)
        }
        guard !lacking.isEmpty else { return misplaced(members, group) }
        guard lacking.count <= Self.mostMissing, group != .section || members.count > lacking.count else {
            return [LayoutProblem(kind: .trimmed(lacking: lacking.count), line: section.lowerBound, group: group)]
        }
        return lacking.compactMap { row in
            let place = gap(before: row, group, members, in: section)
            // Behind the last line there may have been more: see `Rule.cutOff`.
            if isLast, place + 1 == packet.lines.count, mayBeCut { return nil }
            // It is there, in letters that are not Wireshark's: read, and mended.
            if isStrange(place) || isStrange(place + 1) || isMended(place) || isMended(place + 1) { return nil }
            if let line = garbled(at: place + 1, beside: members[0]) ?? garbled(at: place, beside: members[0]) {
                return LayoutProblem(kind: .garbled(row: row, place: place), line: line, group: group)
            }
            return LayoutProblem(kind: .missing(row: row), line: place, group: group)
        }
    }

    /// The line, if it is none of the known ones and stands where the group's lines do.
    private func garbled(at index: Int, beside member: Int) -> Int? {
        guard packet.lines.indices.contains(index) else { return nil }
        let line = packet.lines[index]
        guard line.row == nil, !line.isHeading, line.column == packet.lines[member].column,
            line.header == packet.lines[member].header, line.item == packet.lines[member].item
        else { return nil }
        return index
    }

    /// Whether a line is none of the known ones and has letters beyond ASCII, as a wide colon has.
    private func isStrange(_ index: Int) -> Bool {
        guard packet.lines.indices.contains(index), packet.lines[index].row == nil, !packet.lines[index].isHeading
        else {
            return false
        }
        return content(packet.lines[index]).contains { $0 >= 0x80 }
    }

    /// Whether something else is wrong with a line: that it is not known for what it is comes of that.
    private func isMended(_ index: Int) -> Bool {
        guard packet.lines.indices.contains(index), packet.lines[index].row == nil else { return false }
        let span = packet.lines[index].span
        return packet.slips.contains { $0.span.start >= span.start && $0.span.end <= span.end }
    }
}
