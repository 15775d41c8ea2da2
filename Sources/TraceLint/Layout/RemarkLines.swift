import PacketTrace
import SourceText
import TCPWire

extension LayoutCheck {
    /// Lines that are missing below a remark of Wireshark's: its message, severity and group, all of which the heading has.
    func remarks() -> [LayoutProblem] {
        var problems: [LayoutProblem] = []
        for index in packet.lines.indices {
            let heading = content(packet.lines[index])
            guard heading.starts(with: Array("[Expert Info (".utf8)), let parts = parts(of: heading) else { continue }
            var last = index
            while last + 1 < packet.lines.count, packet.lines[last + 1].column > packet.lines[index].column {
                last += 1
            }
            guard last > index else { continue }
            problems.append(contentsOf: missing(parts, below: index, to: last))
        }
        return problems + orphans()
    }

    /// Lines of a remark whose heading is gone.
    private func orphans() -> [LayoutProblem] {
        packet.lines.indices.dropFirst().compactMap { index in
            guard index > 1, content(packet.lines[index]).starts(with: "[Severity level: ".utf8),
                index + 1 < packet.lines.count, content(packet.lines[index + 1]).starts(with: "[Group: ".utf8)
            else { return nil }
            let message = packet.lines[index - 1]
            let before = packet.lines[index - 2]
            let own = content(message)
            guard message.column == packet.lines[index].column, own.starts(with: "[Connection establish ".utf8),
                before.column < message.column, !content(before).starts(with: "[Expert Info".utf8)
            else { return nil }
            func value(_ line: PrintedLine, behind label: Int) -> [UInt8] {
                Array(content(line).dropFirst(label).prefix { $0 != UInt8(ascii: "]") })
            }
            let text =
                Array("[Expert Info (".utf8) + value(packet.lines[index], behind: 17) + [UInt8(ascii: "/")]
                + value(packet.lines[index + 1], behind: 8) + Array("): ".utf8) + value(message, behind: 1)
                + [UInt8(ascii: "]")]
            var problem = problem(text, behind: index - 2, like: index - 1)
            if case .missingText(let line) = problem.kind { problem.kind = .missingText(Array(line.dropFirst(4))) }
            return problem
        }
    }

    private func parts(of heading: ArraySlice<UInt8>) -> (message: [UInt8], severity: [UInt8], group: [UInt8])? {
        var text = heading.dropFirst(14)
        while let end = text.last, end == UInt8(ascii: "\r") || end == UInt8(ascii: " ") { text.removeLast() }
        guard text.last == UInt8(ascii: "]"), let slash = text.firstIndex(of: UInt8(ascii: "/")),
            let close = text.firstIndex(of: UInt8(ascii: ")")), slash < close, close + 3 < text.endIndex
        else { return nil }
        return (Array(text[(close + 3)...].dropLast()), Array(text[..<slash]), Array(text[(slash + 1)..<close]))
    }

    private func missing(
        _ parts: (message: [UInt8], severity: [UInt8], group: [UInt8]), below index: Int, to last: Int
    ) -> [LayoutProblem] {
        let severity = Array("[Severity level: ".utf8)
        let group = Array("[Group: ".utf8)
        let children = (index + 1)...last
        let severityLine = children.first { content(packet.lines[$0]).starts(with: severity) }
        let groupLine = children.first { content(packet.lines[$0]).starts(with: group) }
        let messageLine = children.first { $0 != severityLine && $0 != groupLine }
        var problems: [LayoutProblem] = []
        let close = [UInt8(ascii: "]")]
        if messageLine == nil, series.lowerBound >= .v1_12 {
            problems.append(problem([UInt8(ascii: "[")] + parts.message + close, behind: index, like: index + 1))
        }
        if severityLine == nil {
            problems.append(problem(severity + parts.severity + close, behind: messageLine ?? index, like: index + 1))
        }
        if groupLine == nil {
            problems.append(
                problem(group + parts.group + close, behind: severityLine ?? messageLine ?? index, like: index + 1))
        }
        return problems.count <= Self.mostMissing
            ? problems.filter { !(isLast && $0.line + 1 == packet.lines.count) } : []
    }

    private func problem(_ text: [UInt8], behind line: Int, like model: Int) -> LayoutProblem {
        let printed = packet.lines[model]
        let start = printed.span.start - packet.text.start
        let indentation = bytes[start..<max(start, printed.content - packet.text.start)]
        let end = printed.span.end - packet.text.start
        let isCarriage = end > 0 && end <= bytes.count && bytes[end - 1] == UInt8(ascii: "\r")
        return LayoutProblem(kind: .missingText(indentation + text + (isCarriage ? [0x0d, 0x0a] : [0x0a])), line: line)
    }
}
