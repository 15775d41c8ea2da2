import SourceText

/// Writes a field's line anew: as the other side has it, with the values of a field of this side that says the same.
struct HiddenLine {
    let origin: Int
    /// The field as the other side has it.
    let model: XMLElement

    /// - Returns: the line with its end; `nil` where the model does not stand in a line of its own.
    func text(like twin: XMLElement, _ text: Span<UInt8>) -> [UInt8]? {
        let place = origin + Int(model[.name].start)
        let start = text.lineStart(of: place)
        let end = text.lineEnd(of: place)
        guard end > start, text[end - 1] == UInt8(ascii: "\n") else { return nil }
        var edits: [(piece: Piece, text: [UInt8])] = [
            (model[.name], swapped(bytes(model[.name], text))), (model[.showname], label(twin, text)),
        ]
        for attribute in [XMLElement.Attribute.size, .pos, .show, .value, .unmaskedvalue] {
            guard model[attribute].isPresent == twin[attribute].isPresent else { return nil }
            if model[attribute].isPresent { edits.append((model[attribute], bytes(twin[attribute], text))) }
        }
        edits.sort { $0.piece.start < $1.piece.start }
        var line: [UInt8] = []
        var taken = start
        for edit in edits {
            let from = origin + Int(edit.piece.start)
            guard from >= taken, edit.piece.isPresent, origin + Int(edit.piece.end) <= end else { return nil }
            for offset in taken..<from { line.append(text[offset]) }
            line += edit.text
            taken = origin + Int(edit.piece.end)
        }
        for offset in taken..<end { line.append(text[offset]) }
        return line
    }

    private func bytes(_ piece: Piece, _ text: Span<UInt8>) -> [UInt8] {
        (0..<piece.count).map { text[origin + Int(piece.start) + $0] }
    }

    /// The model's words before the colon, those of the twin behind it; bits are all the twin's.
    private func label(_ twin: XMLElement, _ text: Span<UInt8>) -> [UInt8] {
        let own = bytes(twin[.showname], text)
        let words = bytes(model[.showname], text)
        let start = origin + Int(twin[.showname].start)
        if ColumnPattern(text, at: start, to: origin + Int(twin[.showname].end)) != nil { return own }
        guard let colon = Self.colon(own), let end = Self.colon(words) else { return own }
        return swapped(Array(words[..<end])) + own[colon...]
    }

    private static func colon(_ words: [UInt8]) -> Int? {
        words.indices.dropLast().first { words[$0] == UInt8(ascii: ":") && words[$0 + 1] == UInt8(ascii: " ") }
    }

    /// `src` for `dst`, `Source` for `Destination`, and the other way around.
    private func swapped(_ words: [UInt8]) -> [UInt8] {
        let pairs: [(String, String)] = [(".src", ".dst"), ("Source ", "Destination ")]
        let text = String(decoding: words, as: UTF8.self)
        if text.hasPrefix("Source or Destination ") { return words }
        for (one, other) in pairs {
            for (from, to) in [(one, other), (other, one)] {
                let wanted = Array(from.utf8)
                guard words.count >= wanted.count else { continue }
                for start in 0...(words.count - wanted.count) where Array(words[start..<start + wanted.count]) == wanted
                {
                    return Array(words[..<start]) + Array(to.utf8) + Array(words[(start + wanted.count)...])
                }
            }
        }
        return words
    }
}
