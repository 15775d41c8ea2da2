import PacketTrace
import TCPWire

/// The options of a segment.
struct OptionDetails {
    var area: [UInt8]
    var flags: UInt64
    var analysis: SegmentAnalysis

    func write(to lines: inout DetailsLines) {
        let list = TCPOptionList(decoding: area)
        let names = list.options.map { Self.listName($0.kind) } + padding(list.rest).map { _ in Self.listName(0) }
        lines.line(1, "Options: (\(area.count) bytes)" + names.map { ", " + $0 }.joined())
        if flags & 0x02 != 0, !list.options.contains(where: { $0.kind == 2 }) {
            lines.expert(2, "Note", "Protocol", "The SYN packet does not contain a MSS option")
        }
        var row = 0
        for option in list.options {
            row = option.kind == 1 ? row + 1 : 0
            if row == 4 {
                lines.expert(
                    2, "Warning", "Protocol", "4 NOP in a row - a router may have removed some options")
                row = 0
            }
            write(option, to: &lines)
        }
        writeRest(list, to: &lines)
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
            let text = "\(Self.listName(kind)) (\(why))"
            lines.line(2, text)
            lines.expert(3, "Note", "Sequence", text)
        }
    }

    private static func listName(_ kind: UInt8) -> String {
        switch kind {
        case 0: "End of Option List (EOL)"
        case 1: "No-Operation (NOP)"
        case 2: "Maximum segment size"
        case 3: "Window scale"
        case 4: "SACK permitted"
        case 5: "SACK"
        case 8: "Timestamps"
        case 34: "TCP Fast Open"
        default: "Unknown (\(HexText.prefixed(UInt64(kind), 2)))"
        }
    }

    private func write(_ option: TCPOption, to lines: inout DetailsLines) {
        switch (option.kind, option.bytes.count) {
        case (0, _):
            head("End of Option List (EOL)", "End of Option List", option, to: &lines)
        case (1, _): head("No-Operation (NOP)", "No-Operation", option, to: &lines)
        case (2, 4):
            let value = option.number(at: 2, width: 2) ?? 0
            head("Maximum segment size: \(value) bytes", "Maximum Segment Size", option, to: &lines)
            lines.line(3, "MSS Value: \(value)")
        case (3, 3): writeScale(option, to: &lines)
        case (4, 2): head("SACK permitted", "SACK Permitted", option, to: &lines)
        case (5, let count) where count >= 10 && count % 8 == 2: writeBlocks(option, to: &lines)
        case (8, 10):
            let value = option.number(at: 2, width: 4) ?? 0
            let echo = option.number(at: 6, width: 4) ?? 0
            head("Timestamps: TSval \(value), TSecr \(echo)", "Time Stamp Option", option, to: &lines)
            lines.line(3, "Timestamp value: \(value)")
            lines.line(3, "Timestamp echo reply: \(echo)")
        case (34, _): writeCookie(option, to: &lines)
        default:
            head("Unknown", Self.kindName(option.kind), option, to: &lines)
            if option.bytes.count > 2 { lines.line(3, "Payload: \(HexText.text(option.bytes.dropFirst(2)))") }
        }
    }

    private func head(_ heading: String, _ kind: String, _ option: TCPOption, to lines: inout DetailsLines) {
        lines.line(2, "TCP Option - \(heading)")
        lines.line(3, "Kind: \(kind) (\(option.kind))")
        if option.kind > 1 { lines.line(3, "Length: \(option.bytes.count)") }
    }

    private func writeScale(_ option: TCPOption, to lines: inout DetailsLines) {
        let shift = option.number(at: 2, width: 1) ?? 0
        let factor = 1 << min(shift, 14)
        head("Window scale: \(shift) (multiply by \(factor))", "Window Scale", option, to: &lines)
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
        head("SACK" + edges.map { " \($0.left)-\($0.right)" }.joined(), "SACK", option, to: &lines)
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
        head("TCP Fast Open", "TCP Fast Open Cookie", option, to: &lines)
        guard option.bytes.count > 2 else { return lines.line(3, "Fast Open Cookie Request") }
        lines.line(3, "Fast Open Cookie: \(HexText.text(option.bytes.dropFirst(2)))")
        if flags & 0x12 == 0x02 { lines.expert(4, "Note", "Sequence", "TCP SYN with TFO Cookie") }
    }

    private static func kindName(_ kind: UInt8) -> String {
        switch kind {
        case 2: "Maximum Segment Size"
        case 3: "Window Scale"
        case 4: "SACK Permitted"
        case 5: "SACK"
        case 8: "Time Stamp Option"
        case 30: "Multipath TCP"
        case 253: "RFC3692-style Experiment 1"
        case 254: "RFC3692-style Experiment 2"
        default: "Unknown"
        }
    }
}
