import PacketTrace
import SourceText
import TCPWire

// Options whose heading or whose lines are missing or too many. Headings and lines by themselves often allow for both;
// how many options the packet lists decides.

extension LayoutCheck {
    /// Headings of options that are missing above the option's lines: these seem to belong to the option before.
    func optionHeadings() -> [LayoutProblem] {
        var problems: [LayoutProblem] = []
        var item: UInt8?
        var hasKind = false
        for (index, line) in packet.lines.enumerated() where index > 0 {
            guard let own = line.item else {
                item = nil
                continue
            }
            let isFirst = item == nil
            if own != item { hasKind = false }
            item = own
            guard let kind = kindLine(line) else { continue }
            let before = packet.lines[index - 1]
            // Directly below the list stands a heading, one step to the right.
            let isBare =
                isFirst && packet.lines[index...].contains { $0.column > before.column && $0.column < line.column }
            let isTwice = content(before) == content(line)
            if (hasKind || isBare) && !isTwice {
                problems.append(LayoutProblem(kind: .missingHeading(kind: kind), line: index - 1))
            }
            hasKind = true
        }
        return problems
    }

    /// `Kind: Window Scale (3)`: the number.
    private func kindLine(_ line: PrintedLine) -> UInt8? {
        guard content(line).starts(with: "Kind: ".utf8) else { return nil }
        let own = packet.claims.last { claim in
            let span = packet.span(of: claim)
            return claim.field == .optionKind && claim.copy != .heading && claim.copy != .summary
                && span.start >= line.span.start && span.end <= line.span.end
        }
        return own.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    /// Which other problem a line that stands twice may come from.
    func alternative(ofTwice index: Int) -> LayoutProblem.Kind? {
        kindLine(packet.lines[index]).map { .missingHeading(kind: $0) }
    }

    /// The kinds of options that have lines of their own in this packet.
    func opened() -> Set<UInt8> {
        var kinds: Set<UInt8> = []
        for index in packet.lines.indices where isOption(index) && hasLines(index) {
            if let kind = kind(packet.lines[index].item) { kinds.insert(kind) }
        }
        return kinds
    }

    /// Options that are folded where others of the kind are not: one setting folds all of them.
    func foldedOptions() -> [LayoutProblem] {
        packet.lines.indices.compactMap { index in
            guard isOption(index), !hasLines(index), let kind = kind(packet.lines[index].item),
                openedKinds.contains(kind), kind <= 1, series.lowerBound >= .v2_4,
                let row = LayoutTable.rows.firstIndex(where: {
                    $0.group == .option && "\($0.spellings[0].label)" == "Kind:" && $0.since == .v2_4
                }), !(isLast && index + 1 == packet.lines.count)
            else { return nil }
            var problem = LayoutProblem(kind: .missing(row: row), line: index, group: .option)
            let isRepeated =
                index + 1 < packet.lines.count && content(packet.lines[index + 1]) == content(packet.lines[index])
            if isRepeated { problem.alternative = .twice }
            return problem
        }
    }

    private func isOption(_ index: Int) -> Bool {
        packet.lines[index].item != nil && content(packet.lines[index]).starts(with: "TCP Option - ".utf8)
    }

    private func hasLines(_ index: Int) -> Bool {
        index + 1 < packet.lines.count && packet.lines[index + 1].item == packet.lines[index].item
            && packet.lines[index + 1].column > packet.lines[index].column
    }

    /// Equal headings of options, one behind the other: perhaps one too many.
    func repeatedOptions() -> [LayoutProblem] {
        packet.lines.indices.dropFirst().compactMap { index in
            let line = packet.lines[index]
            let before = packet.lines[index - 1]
            guard line.item != nil, before.item != line.item, line.column == before.column, !line.isHeading,
                content(line) == content(before)
            else { return nil }
            return LayoutProblem(kind: .twice, line: index)
        }
    }
}
