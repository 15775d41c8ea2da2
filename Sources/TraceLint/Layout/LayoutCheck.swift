import PacketTrace
import SourceText
import TCPWire

/// What is wrong with the lines of one packet, whatever they say.
struct LayoutProblem: Sendable {
    enum Kind: Sendable {
        /// A line stands twice: `line` is the second one.
        case twice
        /// A line that this version always prints is not there; `line` is the one before the gap, `row` the one missing.
        case missing(row: Int)
        /// The same, and in the gap stands `line`, which no version prints: it may be that one, garbled. If it is not,
        /// the missing one belongs behind the line `place`.
        case garbled(row: Int, place: Int)
        /// A line that belongs before the one above it.
        case misplaced
        /// The same, where the text is known.
        case missingText([UInt8])
        /// The heading of an option, which lines of that option follow; `kind` is what they call it.
        case missingHeading(kind: UInt8)
        /// A line that all other packets have with this content.
        case unlikeOthers([UInt8])
        /// More than two lines of a section are not there.
        case trimmed(lacking: Int)
    }

    var kind: Kind
    /// What else may be the matter; what else the packet says decides.
    var alternative: Kind?
    /// Index into ``PacketClaims/lines``.
    var line: Int
    var group = LayoutGroup.section
}

/// Looks for lines that are missing or stand twice, section by section.
///
/// A group of lines whose members are all absent was folded. Which lines a version prints is known from the labels that
/// are there; a line counts as missing only where every version that fits prints it.
struct LayoutCheck {
    /// Up to this many lines count as missing one by one; more were left out by someone who knew what they did.
    static let mostMissing = 2

    let packet: PacketClaims
    let bytes: [UInt8]
    var facts: Facts
    /// Whether the trace says elsewhere what the round-trip time of the handshake was.
    var isAfterHandshake = false
    /// Kinds of options that have lines of their own in the packets at hand.
    var openedKinds: Set<UInt8> = []
    /// Whether nothing follows the packet: its end may have been cut off.
    var isLast = false

    /// The group of each line; lines of hardware addresses hang on the line above them.
    private(set) var groups: [LayoutGroup?] = []
    var series = WiresharkSeries.v1_0...WiresharkSeries.v4_6

    init(_ packet: PacketClaims, bytes: [UInt8], facts: Facts) {
        self.packet = packet
        self.bytes = bytes
        self.facts = facts
        groups = Self.groups(packet.lines)
        series = printedSeries()
    }

    /// Takes over what only the rest of the trace shows.
    mutating func take(from other: LayoutCheck) {
        isAfterHandshake = other.isAfterHandshake
        isLast = other.isLast
        series = other.series
        openedKinds = other.openedKinds
    }

    func problems() -> [LayoutProblem] {
        // Without indentation nothing says what hangs on what.
        guard packet.lines.contains(where: { $0.column > 0 }) else { return [] }
        var problems = twice() + remarks() + optionHeadings() + foldedOptions()
        var start = 0
        while start < packet.lines.count {
            var end = start + 1
            while end < packet.lines.count, !packet.lines[end].isHeading { end += 1 }
            problems.append(contentsOf: missing(in: start..<end))
            start = end
        }
        return problems
    }

    /// Whether the text ends with the packet's last line: an empty line or anything else behind it shows that it does not.
    private var mayBeCut: Bool {
        guard let last = packet.lines.last, last.span.end >= packet.text.start else { return true }
        let rest = bytes.dropFirst(last.span.end - packet.text.start)
        return rest.count { $0 == UInt8(ascii: "\n") } < 2
    }

    // MARK: - Which line is what

    private static func groups(_ lines: [PrintedLine]) -> [LayoutGroup?] {
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
    private func printedSeries() -> ClosedRange<WiresharkSeries> {
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

    // MARK: - Twice

    func content(_ line: PrintedLine) -> ArraySlice<UInt8> {
        let start = line.content - packet.text.start
        let end = line.span.end - packet.text.start
        guard start >= 0, start <= end, end <= bytes.count else { return [] }
        return bytes[start..<end]
    }

    private func twice() -> [LayoutProblem] {
        var problems: [LayoutProblem] = []
        for index in packet.lines.indices.dropFirst() {
            let line = packet.lines[index]
            let before = packet.lines[index - 1]
            guard line.column == before.column, line.header == before.header || line.isHeading,
                line.isHeading == before.isHeading,
                line.span.start - before.span.end <= 2, content(line) == content(before),
                line.item == before.item && canStandOnce(line)
            else { continue }
            problems.append(LayoutProblem(kind: .twice, alternative: alternative(ofTwice: index), line: index))
        }
        return problems
    }

    /// Whether a line like this cannot be followed by its equal. Options of IP, and lists in options, repeat lines.
    private func canStandOnce(_ line: PrintedLine) -> Bool {
        if line.isHeading {
            // Tags and tunnels may follow each other; addresses of a tunnel's ends are not those inside.
            return [HeaderKind.ethernet, .ipv4, .ipv6].contains(packet.headers[Int(line.header)])
        }
        // SCPS and the probes of Riverbed print their length twice in some versions.
        if line.row != nil { return line.item == nil || kind(line.item).map { [20, 76, 78].contains($0) } != true }
        guard Int(line.header) < packet.headers.count else { return false }
        switch packet.headers[Int(line.header)] {
        case .frame: return true
        case .ethernet: return true
        case .tcp:
            // A segment may end several units of the protocol above.
            return ["Address ID", "[PDU Size:"].allSatisfy { !content(line).starts(with: $0.utf8) }
        default: return false
        }
    }

    // MARK: - Missing

    private static let groupsOfSections: [LayoutGroup] = [
        .section, .macDestination, .macSource, .services, .fragmentBits, .headerStatus, .completeness, .flagBits,
        .checksumBits, .timestamps, .analysis,
    ]

    private func missing(in section: Range<Int>) -> [LayoutProblem] {
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

    /// Two neighbours in the wrong order, in a group that is whole.
    private func misplaced(_ members: [Int], _ group: LayoutGroup) -> [LayoutProblem] {
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

    /// Rows with a label in common are the same line in other versions.
    static func isSame(_ left: Int, _ right: Int) -> Bool {
        left == right || left >= 0 && LayoutTable.equals[left].contains(right)
    }

    /// The line behind which a row should stand: before the lines that hang on it, or else behind the member before it
    /// with all that hangs on that one.
    private func gap(before row: Int, _ group: LayoutGroup, _ members: [Int], in section: Range<Int>) -> Int {
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
        // Remarks on the opening of a connection hang on its SYN.
        return form.group == .flagBits && label == "Syn:"
            && content(packet.lines[index]).starts(with: "[Expert Info (Chat/Sequence): Connection establish".utf8)
    }

    /// The bits of both addresses have the same rows.
    private static func rank(_ row: Int) -> Int {
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

    // MARK: - Conditions

    private func has(_ label: StaticString, _ lines: [Int]) -> Bool {
        lines.contains { index in
            packet.lines[index].row.map { "\(LayoutTable.rows[$0].spellings[0].label)" == "\(label)" } ?? false
        }
    }

    private func has(_ group: LayoutGroup, in section: Range<Int>) -> Bool {
        section.contains { groups[$0] == group }
    }

    private func isExpected(
        _ condition: LayoutCondition, _ members: [Int], _ item: UInt8?, _ section: Range<Int>
    ) -> Bool {
        let isWhole =
            facts.markers.isDisjoint(with: [.incomplete, .reassembled]) && (facts[.headerLength] ?? 20) >= 20
        guard isWhole else { return false }
        switch condition {
        case .always: return true
        case .never: return false
        case .onlyRelative:
            return facts.markers.contains(.relativeSequence)
                && (facts.isKnown(.sequenceNumberRaw) || facts.isKnown(.acknowledgmentNumberRaw))
        case .onlyAcknowledging: return facts.hasFlags(.ack, of: .ack)
        case .onlyWithoutSYN: return facts.hasFlags([], of: .syn)
        case .onlyWithOptions: return (facts[.headerLength] ?? 20) > 20 && packet.lines.contains { $0.item != nil }
        case .onlyWithTimestamps: return has(.timestamps, in: section)
        case .onlyWithAnalysis: return has(.analysis, in: section)
        case .onlyWithLength: return !facts.markers.contains(.presumedLength)
        case .onlyWithoutRoute:
            return !section.contains { content(packet.lines[$0]).starts(with: "Current Route".utf8) }
        case .onlyPlainFlags: return !members.contains { isCounter(packet.lines[$0]) } && !hasCounter(section)
        case .notFirstFrame:
            if let number = facts[.frameNumber], number == 1 { return series.upperBound < .v4_6 }
            return series.upperBound < .v4_6 || has("Time delta from previous captured frame:", members)
                || has("Time delta from previous displayed frame:", members)
        case .onlyEthernetII:
            let heading = content(packet.lines[section.lowerBound])
            return heading.starts(with: Array("Ethernet II,".utf8))
        case .onlyShort: return kind(item).map { $0 <= 1 } ?? false
        case .onlyCommon: return kind(item).map { [2, 3, 4, 8].contains($0) } ?? false
        case .onlyWithPlaces: return has("Source GeoIP:", members) || has("Destination GeoIP:", members)
        case .onlySegmentSize: return kind(item) == 2
        case .onlyWindowScale: return kind(item) == 3
        case .onlyTimestamps: return kind(item) == 8
        case .onlySACK: return kind(item) == 5
        case .onlyLong: return kind(item).map { $0 > 1 } ?? false
        case .onlyAfterHandshake: return isAfterHandshake
        case .onlyWithTime:
            return has("The RTT to ACK the segment was:", members)
                || has("This is an ACK to the segment in frame:", members)
                    && (facts.time(.streamTimeDelta) ?? facts.time(.timeDelta) ?? 0) != 0
        }
    }

    /// `...0 10.. .... = ACE: 2`
    private func isCounter(_ line: PrintedLine) -> Bool {
        let text = content(line)
        let span = text.span
        guard span.hasBytes("...", at: 0) else { return false }
        var equals = span.firstOffset(of: UInt8(ascii: "="), from: 0, to: span.count)
        while equals < span.count {
            if span.hasBytes("= ACE:", at: equals) { return true }
            equals = span.firstOffset(of: UInt8(ascii: "="), from: equals + 1, to: span.count)
        }
        return false
    }

    private func hasCounter(_ section: Range<Int>) -> Bool { section.contains { isCounter(packet.lines[$0]) } }

    func kind(_ item: UInt8?) -> UInt8? {
        guard let item, item < 40, Int(item) < facts.options.count else { return nil }
        // An option of another length than its own shows what it can.
        let kind = facts.options.kinds[Int(item)]
        let length = facts.options.lengths[Int(item)]
        if let row = TCPOptionTable.row(kind: kind), let right = row.length, length != 0, Int(length) != Int(right) {
            return nil
        }
        return kind
    }
}
