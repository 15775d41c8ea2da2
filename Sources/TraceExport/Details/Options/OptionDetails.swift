import PacketTrace
import TCPWire

/// The options of a segment.
struct OptionDetails {
    /// As far as it is known.
    var area: [UInt8]
    /// How long the header says it is.
    var length: Int
    var flags: UInt64
    var analysis: SegmentAnalysis

    func write(to lines: inout DetailsLines) {
        let list = TCPOptionList(decoding: area)
        guard length == area.count else { return writeBeginning(list.options, to: &lines) }
        let names = list.options.map { OptionNames.list($0.kind) } + padding(list.rest).map { _ in OptionNames.list(0) }
        // No label is longer than this.
        let heading = "Options: (\(area.count) bytes)" + names.map { ", " + $0 }.joined()
        lines.line(1, String(heading.prefix(239)))
        var padding = PaddingRow()
        for option in list.options {
            if padding.isComplete(by: option) {
                lines.expert(
                    2, "Warning", "Protocol", "4 NOP in a row - a router may have removed some options")
            }
            write(option, to: &lines)
        }
        writeRest(list, to: &lines)
        let isWhole = list.rest.allSatisfy { $0 == 0 }
        if flags & 0x02 != 0, isWhole, !list.options.contains(where: { $0.kind == 2 }) {
            lines.expert(2, "Note", "Protocol", "The SYN packet does not contain a MSS option")
        }
    }

    /// Of options that were not captured in full the whole ones are shown, and no names in the heading.
    private func writeBeginning(_ options: [TCPOption], to lines: inout DetailsLines) {
        lines.line(1, "Options: (\(length) bytes)")
        for option in options { write(option, to: &lines) }
    }

    /// Zeros behind the end of the list are printed as so many ends.
    private func padding(_ rest: [UInt8]) -> ArraySlice<UInt8> { rest.prefix { $0 == 0 } }

    private func writeRest(_ list: TCPOptionList, to lines: inout DetailsLines) {
        if list.options.last?.kind == 0 {
            let zeros = padding(list.rest)
            for _ in zeros { write(TCPOption(kind: 0, bytes: [0]), to: &lines) }
            if zeros.count < list.rest.count {
                lines.line(2, "Non-zero header padding")
                lines.expert(3, "Error", "Protocol", "Non-zero header padding")
            }
        } else if let kind = list.rest.first {
            let length = list.rest.count > 1 ? Int(list.rest[1]) : nil
            let why =
                length.map { length in
                    length < 2
                        ? "with too-short option length = \(length) byte\(length == 1 ? "" : "s")"
                        : "option length = \(length) bytes says option goes past end of options"
                } ?? "length byte past end of options"
            let text = "\(OptionNames.list(kind)) (\(why))"
            lines.line(2, text)
            lines.expert(3, "Note", "Sequence", text)
        }
    }

    private func write(_ option: TCPOption, to lines: inout DetailsLines) {
        if let should = OptionLengths.complaint(about: option) {
            return writeWrongLength(option, should, to: &lines)
        }
        switch option.kind {
        case 0, 1: head(OptionNames.list(option.kind), option, to: &lines)
        case 2:
            let value = option.number(at: 2, width: 2) ?? 0
            lines.line(2, "TCP Option - Maximum segment size: \(value) bytes")
            complainOfPlace(to: &lines)
            OptionNames.general(option, to: &lines)
            lines.line(3, "MSS Value: \(value)")
        case 3: writeScale(option, to: &lines)
        case 4: head("SACK permitted", option, to: &lines)
        case 5 where option.bytes.count >= 10 && option.bytes.count % 8 == 2: writeBlocks(option, to: &lines)
        case 8:
            let value = option.number(at: 2, width: 4) ?? 0
            let echo = option.number(at: 6, width: 4) ?? 0
            head("Timestamps: TSval \(value), TSecr \(echo)", option, to: &lines)
            lines.line(3, "Timestamp value: \(value)")
            lines.line(3, "Timestamp echo reply: \(echo)")
        case 30: MultipathDetails(option: option, analysis: analysis.multipath).write(to: &lines)
        case 34: writeCookie(option, to: &lines)
        case 253, 254: ExperimentDetails.write(option, isSYN: flags & 0x12 == 0x02, to: &lines)
        default: if !RareOptionDetails.write(option, to: &lines) { writeUnknown(option, to: &lines) }
        }
    }

    private func writeUnknown(_ option: TCPOption, to lines: inout DetailsLines) {
        head("Unknown", option, to: &lines)
        if option.bytes.count > 2 { lines.line(3, "Payload: \(HexText.shown(option.bytes.dropFirst(2)))") }
    }

    private func writeWrongLength(_ option: TCPOption, _ should: String, to lines: inout DetailsLines) {
        lines.line(2, "TCP Option - \(OptionNames.heading(option.kind))")
        if option.kind == 2 { complainOfPlace(to: &lines) }
        OptionNames.general(option, to: &lines)
        lines.expert(4, "Note", "Sequence", "option length should be \(should)")
    }

    private func complainOfPlace(to lines: inout DetailsLines) {
        guard flags & 0x02 == 0 else { return }
        lines.expert(3, "Warning", "Protocol", "The non-SYN packet does contain a MSS option")
    }

    private func head(_ heading: String, _ option: TCPOption, to lines: inout DetailsLines) {
        OptionNames.head(heading, option, to: &lines)
    }

    private func writeScale(_ option: TCPOption, to lines: inout DetailsLines) {
        let shift = option.number(at: 2, width: 1) ?? 0
        let factor = 1 << min(shift, 14)
        head("Window scale: \(shift) (multiply by \(factor))", option, to: &lines)
        lines.line(3, "Shift count: \(shift)")
        if shift > 14 { lines.expert(4, "Warning", "Protocol", "Window scale shift exceeds 14") }
        lines.line(3, "[Multiplier: \(factor)]")
    }

    /// Edges are shown relative to the numbers that the acknowledgment counts.
    private func writeBlocks(_ option: TCPOption, to lines: inout DetailsLines) {
        var edges: [(left: UInt32, right: UInt32)] = []
        for place in stride(from: 2, to: option.bytes.count, by: 8) {
            let left = UInt32(truncatingIfNeeded: option.number(at: place, width: 4) ?? 0)
            let right = UInt32(truncatingIfNeeded: option.number(at: place + 4, width: 4) ?? 0)
            edges.append((left &- analysis.acknowledgmentBase, right &- analysis.acknowledgmentBase))
        }
        head("SACK" + edges.map { " \($0.left)-\($0.right)" }.joined(), option, to: &lines)
        for edge in edges {
            lines.line(3, "left edge = \(edge.left) (relative)")
            lines.line(3, "right edge = \(edge.right) (relative)")
        }
        lines.line(3, "[TCP SACK Count: \(edges.count)]")
        guard let first = edges.first, isDuplicate(edges) else { return }
        lines.line(3, "[D-SACK Left Edge = \(first.left) (relative)]")
        lines.line(3, "[D-SACK Right Edge = \(first.right) (relative)]")
        lines.line(3, "D-SACK Sequence")
        lines.expert(4, "Warning", "Sequence", "D-SACK Sequence")
    }

    /// RFC 2883: the first block lies below the acknowledgment, or within the second one.
    private func isDuplicate(_ edges: [(left: UInt32, right: UInt32)]) -> Bool {
        let first = edges[0]
        if Int32(bitPattern: first.left &- analysis.acknowledgment) < 0 { return true }
        guard edges.count > 1 else { return false }
        return Int32(bitPattern: first.left &- edges[1].left) >= 0
            && Int32(bitPattern: first.right &- edges[1].right) <= 0
    }

    private func writeCookie(_ option: TCPOption, to lines: inout DetailsLines) {
        head("TCP Fast Open", option, to: &lines)
        guard option.bytes.count > 2 else { return lines.line(3, "Fast Open Cookie Request") }
        lines.line(3, "Fast Open Cookie: \(HexText.shown(option.bytes.dropFirst(2)))")
        if flags & 0x12 == 0x02 { lines.expert(4, "Note", "Sequence", "TCP SYN with TFO Cookie") }
    }
}
