import SourceText
import TCPWire
import WiresharkText

// Fields whose label says what they are in words, dates or other units.

extension WitnessReader {
    /// A field of no bytes that nothing but itself repeats.
    mutating func readAlone(_ text: Span<UInt8>) {
        switch kind {
        case .shift: readShift(text)
        case .mark: readMark(text)
        case .remark: readRemark(text)
        default:
            readNumber(text, bit: bit, count: 64, from: label.lowerBound)
            if kind == .named, !found.isEmpty { readName(text) }
        }
    }

    private static let words: [(name: StaticString, meaning: UInt64)] = [
        ("Comment", 0x0010_0000), ("Chat", 0x0020_0000), ("Note", 0x0040_0000), ("Warning", 0x0060_0000),
        ("Warn", 0x0060_0000), ("Error", 0x0080_0000), ("Checksum", 0x0100_0000), ("Sequence", 0x0200_0000),
        ("Response", 0x0300_0000), ("Request", 0x0400_0000), ("Undecoded", 0x0500_0000),
        ("Reassemble", 0x0600_0000), ("Malformed", 0x0700_0000), ("Debug", 0x0800_0000), ("Protocol", 0x0900_0000),
        ("Security", 0x0a00_0000), ("Deprecated", 0x0e00_0000),
    ]

    /// `Severity level: Chat`
    private mutating func readRemark(_ text: Span<UInt8>) {
        let start = behindLabel(text, label.lowerBound)
        guard let shown = number(text, at: show.lowerBound, to: show.upperBound, isWhole: true),
            let row = Self.words.first(where: {
                $0.name.utf8CodeUnitCount == label.upperBound - start && text.hasBytes($0.name, at: start)
            })
        else { return }
        add(form(text, of: shown), shown, bit: bit, count: 64)
        vote(row.meaning)
    }

    /// A word that votes, and is not judged.
    private mutating func vote(_ meaning: UInt64) {
        add(.word, label.upperBound..<label.upperBound, bit: bit, count: 64)
        found[found.count - 1].meaning = meaning
    }

    /// `Time shift for this packet: 0.000000000 seconds`: hardly any capture is shifted.
    private mutating func readShift(_ text: Span<UInt8>) {
        let start = behindLabel(text, label.lowerBound)
        guard let shown = text.clockNanoseconds(at: show.lowerBound, to: show.upperBound), shown.end == show.upperBound,
            let printed = text.clockNanoseconds(at: start, to: label.upperBound)
        else { return }
        add(.seconds, show, bit: bit, count: 64)
        add(.seconds, start..<printed.end, bit: bit, count: 64)
        if shown.value == 0 || printed.value == 0 { vote(0) }
    }

    /// `Frame is marked: False`
    private mutating func readMark(_ text: Span<UInt8>) {
        let start = behindLabel(text, label.lowerBound)
        guard let shown = number(text, at: show.lowerBound, to: show.upperBound, isWhole: true),
            let printed = number(text, at: start, to: label.upperBound, isWhole: true)
        else { return }
        for token in [shown, printed] { add(form(text, of: token), token, bit: bit, count: 64) }
        let isUnset = found.suffix(2).contains { $0.number(text) == 0 }
        if isUnset { vote(0) }
    }

    /// `Checksum Status: Unverified`, `Encapsulation type: Ethernet (1)`
    private mutating func readName(_ text: Span<UInt8>) {
        let start = behindLabel(text, label.lowerBound)
        var end = start
        while end < label.upperBound, !text.hasBytes(" (", at: end) { end += 1 }
        let isStatus = text.hasBytes("hecksum", at: label.lowerBound + 1) || label.count < 20
        let field: Field =
            isStatus || text.hasBytes("Header", at: label.lowerBound) ? .ipChecksumStatus : .encapsulation
        let meaning = ValueNames.value(field) { name in
            name.utf8CodeUnitCount == end - start && text.hasBytes(name, at: start)
        }
        if let meaning { vote(meaning) }
    }

    /// `TSval 1, TSecr 2`
    mutating func readTimestamps(_ text: Span<UInt8>) {
        guard size == 10 else { return }
        for (name, offset) in [("TSval " as StaticString, 16), ("TSecr ", 48)] {
            var start = label.lowerBound
            while start < label.upperBound, !text.hasBytes(name, at: start) { start += 1 }
            start += name.utf8CodeUnitCount
            guard start < label.upperBound, let token = text.decimal(at: start, to: label.upperBound) else { continue }
            add(.decimal, start..<token.end, bit: bit + offset, count: 32)
        }
    }

    /// The number counts bytes, the bits eight of them; `show` does as the one or the other, by version.
    mutating func readFragmentOffset(_ text: Span<UInt8>, bit: Int) {
        guard let shown = number(text, at: show.lowerBound, to: show.upperBound, isWhole: true),
            let printed = numbers(text, from: behindLabel(text, label.lowerBound)).first,
            let units = ColumnPattern(text, at: label.lowerBound, to: label.upperBound)?.value
        else { return }
        let first = found.count
        for token in [shown, printed] { add(form(text, of: token), token, bit: bit, count: 64) }
        let values = found[first...].map { $0.number(text) }
        guard values[0] != units, values[0] != 8 * units, values[1] == units || values[1] == 8 * units else {
            found.removeLast(2)
            return
        }
        add(.word, label.upperBound..<label.upperBound, bit: bit, count: 64)
        found[found.count - 1].meaning = values[1] ?? 0
    }

    /// `Window size scaling factor: -2 (no window scaling used)`; numbers that are factors are read elsewhere.
    mutating func readScaleFactor(_ text: Span<UInt8>, bit: Int) {
        guard text.hasBytes("-", at: show.lowerBound),
            let shown = number(text, at: show.lowerBound + 1, to: show.upperBound, isWhole: true)
        else { return }
        for (words, meaning) in [(" (no window scaling used)" as StaticString, 2 as UInt64), (" (unknown)", 1)]
        where text.hasBytes(words, at: label.upperBound - words.utf8CodeUnitCount) {
            add(.decimal, shown, bit: bit, count: 64)
            self.bit = bit
            vote(meaning)
        }
    }

    // MARK: - Moments

    mutating func readMoment(_ text: Span<UInt8>) {
        if kind == .epoch {
            for (start, end) in [
                (show.lowerBound, show.upperBound), (behindLabel(text, label.lowerBound), label.upperBound),
            ] {
                guard let found = text.clockNanoseconds(at: start, to: end) else { continue }
                add(.seconds, start..<found.end, bit: bit, count: 64)
            }
            return
        }
        readDate(text, show)
        // The label of the one in `geninfo` has no value.
        if value.isEmpty {
            readDate(text, behindLabel(text, label.lowerBound)..<label.upperBound)
        } else if let found = text.clockNanoseconds(at: value.lowerBound, to: value.upperBound),
            found.end == value.upperBound
        {
            add(.seconds, value, bit: bit, count: 64)
        }
    }

    private mutating func readDate(_ text: Span<UInt8>, _ token: Range<Int>) {
        guard token.count >= 20, let end = text.fractionEnd(from: token.lowerBound, to: token.upperBound) else {
            return
        }
        let isStandard = text[token.lowerBound + 10] == UInt8(ascii: "T")
        guard
            isStandard || text.hasBytes(", ", at: token.lowerBound + 6) || text.hasBytes(", ", at: token.lowerBound + 5)
        else { return }
        let isUniversal =
            text.hasBytes(" UTC", at: end) && token.upperBound == end + 4
            || text.hasBytes("Z", at: end) && token.upperBound == end + 1
            || text.hasBytes("+0000", at: end) && token.upperBound == end + 5
        add(
            isStandard ? .timestamp : .calendar, token.lowerBound..<end, bit: isUniversal ? bit : local, count: 64)
    }
}
