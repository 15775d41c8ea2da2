import PacketTrace
import SourceText
import TCPWire

// Which group each line belongs to, and which versions print the lines so.

extension LayoutCheck {
    static func groups(_ lines: [PrintedLine]) -> [LayoutGroup?] {
        var groups: [LayoutGroup?] = []
        var column = -1
        var isSource = false
        var lastOfAddress: Int?
        for (index, line) in lines.enumerated() {
            if line.isHeading {
                column = firstLevel(lines, below: index)
                isSource = false
                lastOfAddress = nil
            }
            guard !line.isHeading, let row = line.row else {
                groups.append(nil)
                continue
            }
            var group = LayoutTable.rows[row].group
            if group == .section, line.column != column {
                groups.append(nil)
                continue
            }
            if group == .section, line.item == nil, LayoutTable.rows[row].header == .ethernet {
                isSource = "\(LayoutTable.rows[row].spellings[0].label)" == "Source:"
                lastOfAddress = nil
            }
            if group == .macDestination || group == .macSource {
                // Where the line of the source is gone, its lines begin anew.
                let rank = Self.rank(row)
                let isFirst = "\(LayoutTable.rows[row].spellings[0].label)" == "Address:"
                if isFirst, let last = lastOfAddress, rank < last { isSource = true }
                lastOfAddress = rank
                group = isSource ? .macSource : .macDestination
            }
            groups.append(group)
        }
        return groups
    }

    /// The column of the lines right below a heading: the least that is deeper, whichever of them comes first.
    private static func firstLevel(_ lines: [PrintedLine], below heading: Int) -> Int {
        var column = Int.max
        var index = heading + 1
        while index < lines.count, !lines[index].isHeading {
            if lines[index].column > lines[heading].column { column = min(column, lines[index].column) }
            index += 1
        }
        return column
    }

    /// The series that print every label as it stands there.
    func printedSeries() -> ClosedRange<WiresharkSeries> {
        var since = WiresharkSeries.v1_0
        var until = WiresharkSeries.v4_6
        for (index, line) in packet.lines.enumerated() where groups[index] != nil {
            guard let row = line.row, line.spelling < LayoutTable.rows[row].spellings.count else { continue }
            // Options of vendors have lines of the same names at all times.
            if LayoutTable.rows[row].condition == .onlyShort, kind(line.item).map({ $0 > 1 }) ?? true { continue }
            let spelling = LayoutTable.rows[row].spellings[line.spelling]
            since = max(since, spelling.since)
            until = min(until, spelling.until)
        }
        return since <= until ? since...until : .v1_0 ... .v4_6
    }
}
