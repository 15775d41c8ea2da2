import SourceText
import TraceReport

/// A place in a frame, drawn as the row of its hex dump that it stands in.
enum CapturePlace {
    static func place(_ span: SourceSpan, in bytes: [UInt8]) -> LintReport.Place {
        let start = CapturePosition.byte(span.start)
        let end = start + max(span.length, 1)
        let row = start / 16 * 16
        var line = Array((hex(row, digits: 4) + " ").utf8)
        let first = line.count + 1
        for offset in row..<max(row, min(row + 16, bytes.count)) {
            line.append(UInt8(ascii: " "))
            line.append(contentsOf: hex(Int(bytes[offset]), digits: 2).utf8)
        }
        let mark = first + 3 * (start - row)
        return LintReport.Place(
            start: CapturePosition.position(span.start), end: CapturePosition.position(span.end), line: line,
            mark: mark..<max(mark + 2, first + 3 * (min(end, row + 16) - row) - 1))
    }

    private static func hex(_ value: Int, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
