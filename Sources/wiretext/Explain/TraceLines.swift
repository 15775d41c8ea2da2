import SourceText
import Synchronization
import TraceReport

/// Numbers the lines of a text, for spans that come one behind the other.
final class TraceLines: Sendable {
    private struct Place {
        /// Where a line is known to begin, or a packet within it, and its number.
        var offset: Int
        var line = 1
        /// The last line that was handed out, and how many pieces of it.
        var last = 0
        var pieces = 0
    }

    private let input: TraceInput
    private let place: Mutex<Place>

    init(_ input: TraceInput) {
        self.input = input
        place = Mutex(Place(offset: input.encoding.markLength))
    }

    /// The lines of a span. Spans must come in the order of the trace.
    func lines(_ span: SourceSpan) -> [Lesson.Line] {
        place.withLock { place in
            advance(&place, to: span.start)
            var lines: [Lesson.Line] = []
            let bytes = input.bytes(span)
            var start = 0
            while start < bytes.count {
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                var text = bytes[start..<end]
                if text.last == UInt8(ascii: "\r") { text.removeLast() }
                place.pieces = place.line == place.last ? place.pieces + 1 : 0
                place.last = place.line
                lines.append(
                    Lesson.Line(
                        number: place.line, text: Self.decoded([UInt8](text)),
                        span: SourceSpan(start: span.start + start, end: span.start + start + text.count),
                        piece: place.pieces))
                if end < bytes.count { place.line += 1 }
                start = end + 1
            }
            place.offset = span.end
            return lines
        }
    }

    private func advance(_ place: inout Place, to offset: Int) {
        while place.offset < offset {
            let end = min(offset, place.offset + TraceInput.block)
            let bytes = input.bytes(SourceSpan(start: place.offset, end: end))
            place.line += bytes.count { $0 == UInt8(ascii: "\n") }
            place.offset = end
        }
    }

    /// UTF-8, or Latin-1 where it is none.
    private static func decoded(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
        return text
    }
}
