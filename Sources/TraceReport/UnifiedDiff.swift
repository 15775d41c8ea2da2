public import SourceText

/// Draws the edits of a text as a unified diff, line by line and without holding the text.
public struct UnifiedDiff: Sendable {
    private struct Line {
        var mark: UInt8
        var text: [UInt8]
    }

    /// How many lines stand around a change.
    private static let context = 3

    private let name: String
    private let edits: [TextEdit]
    private var next = 0
    private var offset = 0
    private var started = false
    /// Bytes of a line, or of several lines that one edit reaches over, and where they begin.
    private var group: [UInt8] = []
    private var groupStart = 0
    /// Numbers of the next line in the old and the new text.
    private var old = 1
    private var new = 1
    /// The lines of the open hunk, or those that may come before one; and where they begin.
    private var lines: [Line] = []
    private var (hunkOld, hunkNew) = (1, 1)
    private var isOpen = false
    private var output: [UInt8] = []

    /// - Parameters:
    ///   - name: the file's name for the header.
    ///   - edits: in order, none over another.
    public init(of name: String, edits: [TextEdit]) {
        self.name = name
        self.edits = edits
    }

    /// Takes the next bytes of the old text.
    public mutating func feed(_ bytes: [UInt8]) {
        for byte in bytes {
            group.append(byte)
            offset += 1
            if byte == UInt8(ascii: "\n"), !isWithinEdit { endGroup(isLast: false) }
        }
    }

    /// The whole diff; nothing where there are no edits.
    public mutating func finish() -> [UInt8] {
        if !group.isEmpty || next < edits.count { endGroup(isLast: true) }
        closeHunk()
        return output
    }

    /// Whether an edit that begins in the group goes on behind it.
    private var isWithinEdit: Bool {
        var index = next
        while index < edits.count, edits[index].span.start < offset {
            if edits[index].span.end > offset { return true }
            index += 1
        }
        return false
    }

    private mutating func endGroup(isLast: Bool) {
        var mended: [UInt8] = []
        var position = groupStart
        var index = next
        while index < edits.count, edits[index].span.start < offset || isLast {
            mended += group[(position - groupStart)..<(edits[index].span.start - groupStart)]
            mended += edits[index].text
            position = edits[index].span.end
            index += 1
        }
        mended += group[(position - groupStart)...]
        // An edit may join the line with the next one.
        if !isLast, let last = mended.last, last != UInt8(ascii: "\n") { return }
        if index > next { change(Self.split(group), Self.split(mended)) } else { keep(group) }
        next = index
        group.removeAll(keepingCapacity: true)
        groupStart = offset
    }

    private static func split(_ text: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
            lines.append(Array(text[start..<end]))
            start = end
        }
        return lines
    }

    private mutating func keep(_ line: [UInt8]) {
        if lines.isEmpty { (hunkOld, hunkNew) = (old, new) }
        lines.append(Line(mark: UInt8(ascii: " "), text: line))
        old += 1
        new += 1
        let behind = lines.reversed().prefix { $0.mark == UInt8(ascii: " ") }.count
        if isOpen, behind > 2 * Self.context {
            closeHunk()
        } else if !isOpen, lines.count > Self.context {
            lines.removeFirst()
            hunkOld += 1
            hunkNew += 1
        }
    }

    /// Lines that others take the place of; those that stay are at both ends.
    private mutating func change(_ before: [[UInt8]], _ after: [[UInt8]]) {
        var (first, last) = (0, 0)
        let shorter = min(before.count, after.count)
        while first < shorter, before[first] == after[first] { first += 1 }
        while last < shorter - first, before[before.count - 1 - last] == after[after.count - 1 - last] { last += 1 }
        for line in before[..<first] { keep(line) }
        if first + last < max(before.count, after.count) {
            if lines.isEmpty { (hunkOld, hunkNew) = (old, new) }
            isOpen = true
            for line in before[first..<(before.count - last)] {
                lines.append(Line(mark: UInt8(ascii: "-"), text: line))
            }
            for line in after[first..<(after.count - last)] { lines.append(Line(mark: UInt8(ascii: "+"), text: line)) }
            old += before.count - first - last
            new += after.count - first - last
        }
        for line in before[(before.count - last)...] { keep(line) }
    }

    /// Writes the open hunk; of the lines behind its last change the next hunk may need the last ones.
    private mutating func closeHunk() {
        defer { isOpen = false }
        guard isOpen else { return }
        if !started { output += Array("--- \(name)\n+++ \(name)\n".utf8) }
        started = true
        let behind = lines.reversed().prefix { $0.mark == UInt8(ascii: " ") }.count
        let cut = max(0, behind - Self.context)
        let shown = lines.dropLast(cut)
        let counts = (
            old: shown.count { $0.mark != UInt8(ascii: "+") }, new: shown.count { $0.mark != UInt8(ascii: "-") }
        )
        output += "@@ -\(Self.range(hunkOld, counts.old)) +\(Self.range(hunkNew, counts.new)) @@\n".utf8
        for line in shown {
            output.append(line.mark)
            output += line.text
            if line.text.last != UInt8(ascii: "\n") { output += "\n\\ No newline at end of file\n".utf8 }
        }
        lines = Array(lines.suffix(min(cut, Self.context)))
        (hunkOld, hunkNew) = (old - lines.count, new - lines.count)
    }

    /// A hunk without lines is named by the line before it.
    private static func range(_ start: Int, _ count: Int) -> String {
        count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
    }
}
