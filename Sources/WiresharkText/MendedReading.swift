import PacketTrace
import SourceText
import TCPWire

/// The slow path: what the fast one cannot read is mended and tried again, with claims that still point at the text.
extension TextReader {
    /// Mends a line, or several that were one, and reads what comes of it. `true` says that the next packet opens.
    mutating func readMended(
        _ text: Span<UInt8>, from start: Int, to end: Int, column: Int, into packet: inout PacketClaims
    ) -> Bool {
        var mended = MendedText()
        swap(&mended, &scratch)
        defer { swap(&mended, &scratch) }
        mended.removeAll()
        mended.append(text, from: start, to: end)
        let last = joinRest(text, &mended, behind: end)
        breakParagraph(&mended, into: &packet)
        let opens = read(mended, text, from: start, to: end, column: column, into: &packet)
        if !opens, let last { skipTo = max(last, skipTo) }
        return opens
    }

    /// Adds what such a line was broken into; gives the end of the last line that was taken.
    private func joinRest(_ text: Span<UInt8>, _ mended: inout MendedText, behind end: Int) -> Int? {
        guard !line.isMended else { return nil }
        var last: Int?
        for _ in 0..<3 {
            let lineEnd = last ?? text.firstOffset(of: UInt8(ascii: "\n"), from: end, to: text.count)
            guard isBroken(mended.bytes.span), let next = continuation(text, behind: lineEnd, isSoft: false) else {
                break
            }
            mended.put(UInt8(ascii: " "), at: lineEnd)
            mended.appendRest(text, from: next.start, to: next.end)
            last = next.lineEnd
        }
        return last
    }

    /// Whether a mended line alone goes on in the next one.
    private func isBroken(_ bytes: Span<UInt8>) -> Bool {
        let (start, _) = Self.skipPrefix(bytes, from: 0, to: bytes.count)
        var end = bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
        let own = UInt64(1) << UInt64(line.header.rawValue) | UInt64(1) << UInt64(HeaderKind.option.rawValue)
        guard start < end, bytes[end - 1] != UInt8(ascii: "="),
            bytes.firstOffset(of: UInt8(ascii: "\n"), from: start, to: end) == end,
            let match = Self.labels.match(
                bytes, at: start, context: line.header == .other ? LabelTable.otherLines : own),
            start + match.length <= end
        else { return false }
        return isBroken(
            bytes, Self.labels.rows[match.row], value: bytes.skippingSpaces(from: start + match.length, to: end),
            to: end)
    }

    /// Reads the lines that a mended line consists of.
    mutating func read(
        _ mended: borrowing MendedText, _ text: Span<UInt8>, from start: Int, to end: Int, column: Int,
        into packet: inout PacketClaims
    ) -> Bool {
        let lines = mended.bytes.span
        var position = 0
        var wasRead = false
        // How deep the first words stand, without the marks before them.
        var depth: Int?
        mendedFrom = start
        mendedTo = end
        line.isMended = true
        defer { line.isMended = false }
        while position < lines.count {
            let lineEnd = lines.firstOffset(of: UInt8(ascii: "\n"), from: position, to: lines.count)
            let (offset, indent) = Self.skipPrefix(lines, from: position, to: lineEnd)
            if offset < lineEnd {
                line.isUnread = false
                splitAt = -1
                let place = position == 0 ? column + indent : indent
                depth = depth ?? place
                let opens = readContent(lines, at: offset, to: lineEnd, column: place, into: &packet)
                translate(mended, text, &packet)
                if opens {
                    let place = splitAt >= 0 ? splitAt : position
                    resumeAt = place == 0 ? -1 : mended.place(place)
                    return true
                }
                if !line.isUnread { wasRead = true }
            }
            position = lineEnd + 1
        }
        if !wasRead {
            line.isMended = false
            let isBracketed = lines.hasBytes("[", at: Self.skipPrefix(lines, from: 0, to: lines.count).offset)
            passOver(text, at: start, to: end, column: depth ?? column, isBracketed: isBracketed, into: &packet)
        }
        return false
    }

    /// Lets the claims of mended lines point at the text itself.
    private func translate(_ mended: borrowing MendedText, _ text: Span<UInt8>, _ packet: inout PacketClaims) {
        let origin = packet.text.start - base
        for index in packet.claims.indices.reversed() {
            let offset = Int(packet.claims[index].offset)
            guard offset >= MendedText.mark else { return }
            let start = offset - MendedText.mark
            let place = mended.place(start)
            let end = mended.placeOfEnd(start + Int(packet.claims[index].length))
            packet.claims[index].offset = UInt32(truncatingIfNeeded: place - origin)
            packet.claims[index].length = UInt16(truncatingIfNeeded: min(max(end - place, 0), 0xffff))
        }
    }

    /// What claims count their offsets from.
    @inline(__always)
    func origin(_ packet: borrowing PacketClaims) -> Int {
        line.isMended ? -MendedText.mark : packet.text.start - base
    }
}

// MARK: - Lines that were broken

extension TextReader {
    /// Whether the line goes on in the next one: a mailer broke it, or an encoder that leaves `=` at the break.
    func isBroken(_ text: Span<UInt8>, _ row: LabelTable.Row?, value: Int, to end: Int) -> Bool {
        guard !line.isMended, end > 0 else { return false }
        let last = text[end - 1]
        if last == UInt8(ascii: "=") { return row != nil || end - value > 8 }
        guard let row else { return false }
        // `Frame (57 bytes):` names the dump below it.
        if row.form == .frameHeading, text.hasBytes("(", at: value) { return false }
        if last == UInt8(ascii: ",") || last == UInt8(ascii: ":") { return true }
        if row.form == .tcpHeading { return value < end && !Self.hasLength(text, from: value, to: end) }
        return value >= end && row.field != nil && line.header == .tcp
    }

    private static func hasLength(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var position = text.firstOffset(of: UInt8(ascii: ","), from: start, to: end)
        while position < end {
            if text.hasBytes(", Len:", at: position) { return true }
            position = text.firstOffset(of: UInt8(ascii: ","), from: position + 1, to: end)
        }
        return false
    }

    /// Reads a line together with those that it was broken into; `nil` where nothing follows that belongs to it.
    mutating func readJoined(
        _ text: Span<UInt8>, _ row: LabelTable.Row?, from start: Int, value: Int, to end: Int, lineEnd: Int,
        column: Int, into packet: inout PacketClaims
    ) -> Bool? {
        var mended = MendedText()
        swap(&mended, &scratch)
        defer { swap(&mended, &scratch) }
        mended.removeAll()
        var piece = (start: start, end: end, lineEnd: lineEnd)
        var isJoined = false
        for _ in 0..<3 {
            let isSoft = text[piece.end - 1] == UInt8(ascii: "=")
            guard let next = continuation(text, behind: piece.lineEnd, isSoft: isSoft) else { break }
            let pieceEnd = isSoft ? piece.end - 1 : piece.end
            if isJoined {
                mended.appendRest(text, from: piece.start, to: pieceEnd)
            } else {
                mended.append(text, from: piece.start, to: pieceEnd)
            }
            if !isSoft { mended.put(UInt8(ascii: " "), at: piece.end) }
            isJoined = true
            piece = next
            let last = text[piece.end - 1]
            let isComplete = row?.form == .tcpHeading ? Self.hasLength(text, from: next.start, to: next.end) : true
            if last != UInt8(ascii: "="), last != UInt8(ascii: ","), isComplete { break }
        }
        guard isJoined else { return nil }
        mended.appendRest(text, from: piece.start, to: piece.end)
        let opens = read(mended, text, from: start, to: end, column: column, into: &packet)
        if !opens { skipTo = piece.lineEnd }
        return opens
    }

    /// The next line, if it can be the rest of this one: it is not empty and no line of its own.
    private func continuation(
        _ text: Span<UInt8>, behind lineEnd: Int, isSoft: Bool
    ) -> (start: Int, end: Int, lineEnd: Int)? {
        guard lineEnd < text.count else { return nil }
        let nextEnd = text.firstOffset(of: UInt8(ascii: "\n"), from: lineEnd + 1, to: text.count)
        let (start, _) = Self.skipPrefix(text, from: lineEnd + 1, to: nextEnd)
        var end = nextEnd
        while end > start, text[end - 1] == UInt8(ascii: "\r") || text[end - 1] == UInt8(ascii: " ") { end -= 1 }
        guard start < end else { return nil }
        // What an encoder broke goes on with the very next byte.
        if isSoft { return (lineEnd + 1, end, nextEnd) }
        if text[start] == UInt8(ascii: "[") || BitPattern(text, at: start, to: end) != nil { return nil }
        guard Self.labels.match(text, at: start, context: .max) == nil else { return nil }
        return (start, end, nextEnd)
    }
}

// MARK: - Several lines in one

extension TextReader {
    /// Where another field begins behind this one's value, as in pastes that lost their line ends.
    func innerField(_ text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        let context = UInt64(1) << UInt64(HeaderKind.tcp.rawValue) | UInt64(1) << UInt64(HeaderKind.option.rawValue)
        var position = start
        while position < end {
            let space = text.firstOffset(of: UInt8(ascii: " "), from: position, to: end)
            let word = text.skippingSpaces(from: space, to: end)
            guard word < end else { return nil }
            let isBracketed = text[word] == UInt8(ascii: "[")
            if isBracketed || text[word] | 0x20 >= UInt8(ascii: "a"),
                let match = Self.labels.match(text, at: isBracketed ? word + 1 : word, context: context),
                word + match.length <= end, Self.isLabelEnd(text[word + match.length - (isBracketed ? 0 : 1)])
            {
                return word
            }
            if let pattern = BitPattern(text, at: word, to: end),
                Self.labels.match(text, at: pattern.rest, context: context) != nil
            {
                return word
            }
            position = word
        }
        return nil
    }

    /// A label ends with its separator; without one it may be a word of the value.
    private static func isLabelEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: " ")
    }

    /// Where the heading's own values end and the fields of the same paragraph begin.
    func innerField(ofHeading text: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var position = text.firstOffset(of: UInt8(ascii: ","), from: start, to: end)
        while position < end {
            if text.hasBytes(", Len: ", at: position), let length = text.decimal(at: position + 7, to: end) {
                return length.end < end ? innerField(text, from: length.end, to: end) : nil
            }
            position = text.firstOffset(of: UInt8(ascii: ","), from: position + 1, to: end)
        }
        return nil
    }
}

// MARK: - When the fast path hands over

extension TextReader {
    /// A heading that was broken, or that holds signs of a page or a program; `nil` where it is sound.
    mutating func readDamagedHeading(
        _ text: Span<UInt8>, _ row: LabelTable.Row, from start: Int, value: Int, to end: Int, lineEnd: Int,
        column: Int, into packet: inout PacketClaims
    ) -> Bool? {
        if isBroken(text, row, value: value, to: end),
            let opens = readJoined(
                text, row, from: start, value: value, to: end, lineEnd: lineEnd, column: column, into: &packet)
        {
            return opens
        }
        guard LineDamage.isLikely(text, from: start, to: end) else { return nil }
        return readMended(text, from: start, to: end, column: column, into: &packet)
    }

    /// A field of the segment with another one behind it, or whose value is not in sight; `nil` where it is sound.
    @inline(__always)
    mutating func readDamagedField(
        _ text: Span<UInt8>, _ row: LabelTable.Row, from start: Int, value: Int, to end: Int, lineEnd: Int,
        column: Int, into packet: inout PacketClaims
    ) -> Bool? {
        let colon = text.firstOffset(of: UInt8(ascii: ":"), from: value, to: end)
        let last = end > value ? text[end &- 1] : 0
        let isOpen =
            end == value || last == UInt8(ascii: ",") || last == UInt8(ascii: "=") || last >= 0x80
            || LineDamage.isSign(last)
        let isOdd = end > value && (text[value] >= 0x7f || LineDamage.isSign(text[value])) || row.form == .flagString
        guard colon < end || isOpen || isOdd || row.form == .optionArea else { return nil }
        return readOddField(
            text, row, from: start, value: value, to: end, lineEnd: lineEnd, column: column, into: &packet)
    }

    private mutating func readOddField(
        _ text: Span<UInt8>, _ row: LabelTable.Row, from start: Int, value: Int, to end: Int, lineEnd: Int,
        column: Int, into packet: inout PacketClaims
    ) -> Bool? {
        guard end - start < LineDamage.longest else { return nil }
        if isBroken(text, row, value: value, to: end),
            let opens = readJoined(
                text, row, from: start, value: value, to: end, lineEnd: lineEnd, column: column, into: &packet)
        {
            return opens
        }
        if !line.isMended, row.form != .flagString || !isFlagString(text, from: value, to: end),
            LineDamage.isLikely(text, from: start, to: end)
        {
            return readMended(text, from: start, to: end, column: column, into: &packet)
        }
        guard let inner = innerField(text, from: value, to: end) else { return nil }
        return readParted(text, from: start, at: inner, to: end, column: column, into: &packet)
    }

    /// Twelve columns, each of one byte or a middle dot.
    private func isFlagString(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        var columns = 0
        for offset in start..<max(start, end) where text[offset] != 0xc2 { columns += 1 }
        return columns == 12
    }

    /// Reads a line in two parts.
    mutating func readParted(
        _ text: Span<UInt8>, from start: Int, at inner: Int, to end: Int, column: Int,
        into packet: inout PacketClaims
    ) -> Bool {
        parts += 1
        defer { parts -= 1 }
        guard parts < 128 else { return false }
        if readContent(text, at: start, to: inner, column: column, into: &packet) { return true }
        guard readContent(text, at: inner, to: end, column: column, into: &packet) else { return false }
        if splitAt < 0 { splitAt = inner }
        if !line.isMended { resumeAt = splitAt }
        return true
    }
}
