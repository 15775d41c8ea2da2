import SourceText

/// A row of Wireshark's packet list, taken apart: `    1 0.000000  192.0.2.1  192.0.2.2  TCP  74  50000 > 443 [SYN] Seq=0 …`,
/// as the window copies it (blanks, tabs or commas between the columns) and tshark prints it (an arrow between the addresses).
///
/// A sentence is no row: number, time with a fraction, two addresses and a protocol must stand there, and what is no
/// segment must have addresses that no word is like and a length besides.
struct ListColumns {
    let number: Scanned
    let numberPlace: Range<Int>
    let time: ListTime
    /// Where the addresses stand.
    let source: Range<Int>
    let destination: Range<Int>
    /// The length of the frame; absent up to 1.4.
    let length: (value: UInt64, place: Range<Int>)?
    let end: Int
    /// The words about the packet, where they are those of a segment.
    let segment: SegmentWords?

    init?(_ text: Span<UInt8>, at offset: Int, to end: Int) {
        var words = ListWords(text, from: offset, to: end)
        guard let first = words.next(text), let number = text.decimal(at: first.lowerBound, to: first.upperBound),
            number.end == first.upperBound, number.value > 0, let time = ListTime(text, &words),
            let source = words.next(text)
        else { return nil }
        var target = words.next(text)
        if let arrow = target, ListArrow.end(text, at: arrow.lowerBound, to: end) == arrow.upperBound {
            target = words.next(text)
        }
        guard let destination = target, let name = words.next(text), Self.isProtocol(text, name) else { return nil }
        // A tunnel names what it carries as well: `GTP <TCP>`.
        if text.hasBytes("<", at: words.position) { _ = words.next(text) }
        let info = words.position
        var length: (value: UInt64, place: Range<Int>)?
        if let word = words.next(text), let found = text.decimal(at: word.lowerBound, to: word.upperBound),
            found.end == word.upperBound, ListArrow.end(text, at: words.position, to: end) == nil
        {
            length = (found.value, word)
        }
        segment = SegmentWords(text, from: length == nil ? info : words.position, to: end, hasLength: length != nil)
        let isFirm = Self.isAddress(text, source) && Self.isAddress(text, destination)
        guard segment != nil || isFirm && length != nil else { return nil }
        self.number = number
        numberPlace = first
        self.end = end
        self.time = time
        self.source = source
        self.destination = destination
        self.length = length
    }

    /// `TCP`, `TLSv1.2`, `HTTP/XML`.
    private static func isProtocol(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
        text[word.lowerBound] &- UInt8(ascii: "A") < 26 && word.count < 20
    }

    private static func isAddress(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
        if text.hasBytes("Broadcast", at: word.lowerBound) { return true }
        return word.contains {
            text[$0] == UInt8(ascii: ".") || text[$0] == UInt8(ascii: ":") || text[$0] == UInt8(ascii: "_")
        }
    }
}
