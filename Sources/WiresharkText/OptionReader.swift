import PacketTrace
import SourceText
import TCPWire

/// The lines that open an option: `TCP Option - Timestamps: TSval 1, TSecr 0`, and in older texts the same without the
/// prefix.
extension TextReader {
    static let optionNames = OptionNames()

    /// A line that begins as headings of options do since 2.4.
    mutating func openOption(
        _ text: Span<UInt8>, at offset: Int, value: Int, to end: Int, column: Int, _ packet: inout PacketClaims
    ) {
        beginOption(column: column)
        if let name = Self.optionNames.match(text, at: value), value + name.length <= end {
            readHeading(text, name, at: value, to: end, &packet)
        }
    }

    /// A line without that prefix, below the line that names the options. `false` where it is no option.
    mutating func openBareOption(
        _ text: Span<UInt8>, at offset: Int, to end: Int, column: Int, _ packet: inout PacketClaims
    ) -> Bool {
        guard line.header == .tcp, isItemColumn(column) else { return false }
        if text.hasBytes("Unknown (0x", at: offset), let kind = text.hexadecimal(at: offset + 11, to: end),
            kind.value <= 0xff, text.hasBytes(") (", at: kind.end)
        {
            let first = packet.claims.count
            guard openCounted(text, kind.value, from: offset, to: kind.end + 1, end, column, &packet) else {
                return false
            }
            if first < packet.claims.count, packet.claims[first].copy == .heading {
                enlist(packet.claims[first], &packet)
            }
            return true
        }
        guard let name = Self.optionNames.match(text, at: offset) else {
            // A remark on the option above, where its lines have lost their indentation.
            if text.hasBytes("D-SACK", at: offset) { return false }
            // A damaged line is read once more, without the damage.
            let isAsPrinted = line.isMended || line.isBounded || !LineDamage.isLikely(text, from: offset, to: end)
            // Some option that no name is known of: where those behind it lie is not known either.
            if line.isIndented, !line.isFlat, isAsPrinted { beginOption(column: column) }
            return false
        }
        let nameEnd = offset + name.length
        let kind = name.isShared ? 0x100 : UInt64(TCPOptionTable.rows[name.option].kind)
        if text.hasBytes(" (", at: nameEnd), openCounted(text, kind, from: offset, to: nameEnd, end, column, &packet) {
            return true
        }
        guard nameEnd >= end || text[nameEnd] == UInt8(ascii: ":") else { return false }
        let isOwn = line.isHeadless && line.place.optionLines == LabelTable.lines(ofOption: name.option)
        if !isOwn { beginOption(column: column) }
        readHeading(text, name, at: offset, to: end, &packet)
        return true
    }

    /// 2.0 prints some options without a heading: the line of the kind is the first, at the column of headings.
    @inline(__always)
    mutating func openHeadlessOption(_ row: LabelTable.Row, column: Int, _ packet: borrowing PacketClaims) {
        guard row.field == .optionKind, line.listColumn >= 0, isItemColumn(column), !line.isFlat || !line.place.hasItem
        else {
            return
        }
        if line.place.hasItem, let last = packet.claims.last, last.copy == .heading, last.item == line.place.item,
            last.field.isOption
        {
            // Someone took the indentation from the lines of the option whose heading stands above.
            line.optionColumn = column - 1
            return
        }
        beginOption(column: column)
        line.isHeadless = true
        // Its lines stand where other options have their heading.
        line.optionColumn = column - 1
    }

    /// Whether headings of options stand at this column.
    private func isItemColumn(_ column: Int) -> Bool {
        line.itemColumn < 0 ? column > line.listColumn || !line.isIndented : column == line.itemColumn
    }

    private mutating func beginOption(column: Int) {
        line.place.item = line.place.hasItem ? min(line.place.item + 1, 63) : 0
        line.place.hasItem = true
        if line.itemColumn < 0 { line.itemColumn = column }
        line.optionColumn = column
        line.place.optionLines = 0
        line.isHeadless = false
        line.place.misreads = false
        line.place.leftEdges = 0
        line.place.rightEdges = 0
    }

    private func claim(
        _ field: Field, _ value: UInt64, _ copy: Claim.Copy, part: UInt8 = 0, mask: UInt16 = 0, from start: Int,
        to end: Int, _ packet: inout PacketClaims
    ) {
        let offset = start - origin(packet)
        packet.claims.append(
            Claim(
                field, value, copy: copy, header: line.place.headerIndex, item: line.place.item, part: part, mask: mask,
                offset: offset, length: end - start))
    }

    /// `Unknown (0x09) (3 bytes)`, `Window scale (with option length = 4 bytes; should be 3)` and the kinds of options
    /// that do not end within the area.
    private mutating func openCounted(
        _ text: Span<UInt8>, _ kind: UInt64, from start: Int, to nameEnd: Int, _ end: Int, _ column: Int,
        _ packet: inout PacketClaims
    ) -> Bool {
        var isWhole = true
        var position = nameEnd + 2
        if text.hasBytes("with option length = ", at: position) {
            position += 21
            // What the option holds is not printed, and in old versions nothing behind it either.
            packet.markers.insert(.incomplete)
        } else if text.hasBytes("with too-short option length = ", at: position) {
            position += 31
            isWhole = false
        } else if text.hasBytes("option length = ", at: position) {
            position += 16
            isWhole = false
        } else if text.hasBytes("length byte past", at: position) {
            isWhole = false
        }
        let length = text.decimal(at: position, to: end)
        if let length {
            guard text.hasBytes(" byte", at: length.end) else { return false }
        } else if isWhole {
            return false
        }
        if isWhole {
            beginOption(column: column)
            line.place.optionLines = LabelTable.lines(ofKind: kind)
        } else {
            packet.markers.insert(.incomplete)
        }
        let copy = isWhole ? Claim.Copy.heading : .cutOff
        claim(.optionKind, kind, copy, from: start, to: nameEnd, &packet)
        if let length { claim(.optionLength, length.value, copy, from: position, to: length.end, &packet) }
        return true
    }

    /// From 1.8 to 2.4 the list leaves out the kinds that Wireshark does not know: their headings stand in for them.
    private func enlist(_ heading: Claim, _ packet: inout PacketClaims) {
        let listed = packet.claims.indices.filter {
            packet.claims[$0].copy == .summary && packet.claims[$0].header == heading.header
        }
        let isListed = listed.contains {
            packet.claims[$0].item == heading.item && packet.claims[$0].value == heading.value
        }
        guard !listed.isEmpty, !isListed else { return }
        for index in listed where packet.claims[index].item >= heading.item { packet.claims[index].item += 1 }
        var element = heading
        element.copy = .summary
        packet.claims.append(element)
    }

    /// What the heading says besides the kind.
    private mutating func readHeading(
        _ text: Span<UInt8>, _ name: OptionNames.Match, at offset: Int, to end: Int, _ packet: inout PacketClaims
    ) {
        line.place.optionLines = LabelTable.lines(ofOption: name.option)
        let kind = name.isShared ? 0x100 : UInt64(TCPOptionTable.rows[name.option].kind)
        claim(.optionKind, kind, .heading, from: offset, to: offset + name.length, &packet)
        let fields = TCPOptionTable.rows[name.option].headingFields
        guard !fields.isEmpty else { return }
        let repeats = TCPOptionTable.rows[name.option].repeats
        var position = offset + name.length
        // A sign that a mail encoded has digits of its own; the lines below say the values.
        if position < end, text[position] == UInt8(ascii: "=") { return }
        var part: UInt8 = 0
        repeat {
            for field in fields {
                if field.isLong {
                    readWhole(text, field, at: text.skippingSpaces(from: position + 1, to: end), to: end, &packet)
                    return
                }
                while position < end, text[position] &- UInt8(ascii: "0") > 9 { position += 1 }
                guard let found = text.number(at: position, to: end) else { return }
                claim(field, found.value, .heading, part: part, from: position, to: found.end, &packet)
                position = found.end
            }
            part += 1
        } while repeats && part < 8
    }

    /// `Experimental: fd04abcd`: the whole option in digits, up to 2.2.
    private func readWhole(
        _ text: Span<UInt8>, _ field: Field, at offset: Int, to end: Int, _ packet: inout PacketClaims
    ) {
        guard let octets = packet.appendOctets(text, at: offset, to: end), octets.count >= 2 else { return }
        claim(
            field, octets.index, .heading, mask: octets.isCut ? 1 : 0, from: offset, to: octets.end, &packet)
        let whole = packet.octets[(Int(octets.index) + 1)...]
        claim(.optionKind, UInt64(whole[whole.startIndex]), .line, from: offset, to: offset + 2, &packet)
        claim(.optionLength, UInt64(whole[whole.startIndex + 1]), .line, from: offset + 2, to: offset + 4, &packet)
    }
}

extension LineState {
    /// Leaves the options.
    mutating func closeOptions() {
        listColumn = -1
        itemColumn = -1
        optionColumn = -1
        place.optionLines = 0
        isHeadless = false
        place.hasItem = false
        place.item = 0
    }
}

extension PacketClaims {
    /// Keeps a string of hexadecimal digits; `nil` where none stands at `offset`. One that Wireshark cut off ends in dots.
    mutating func appendOctets(
        _ text: Span<UInt8>, at offset: Int, to end: Int
    ) -> (index: UInt64, count: Int, end: Int, isCut: Bool)? {
        let index = octets.count
        octets.append(0)
        var position = offset
        while position + 1 < end, let high = Span<UInt8>.hexDigit(text[position]),
            let low = Span<UInt8>.hexDigit(text[position + 1]), octets.count - index <= 255
        {
            octets.append(high << 4 | low)
            position += 2
        }
        let isCut = position < end && (text.hasBytes("...", at: position) || text.hasBytes("…", at: position))
        guard position > offset, position == end || isCut else {
            octets.removeLast(octets.count - index)
            return nil
        }
        octets[index] = UInt8(octets.count - index - 1)
        return (UInt64(index), octets.count - index - 1, position, isCut)
    }
}
