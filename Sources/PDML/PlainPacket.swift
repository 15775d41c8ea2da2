import SourceText

/// Reads a packet that is written as Wireshark writes it, without libxml2: start tags with the attributes that PDML has,
/// end tags that match, blanks between them.
///
/// This is a small part of XML, and every byte is checked against it: an attribute stands once, a value holds no `<`, no
/// control character, no reference but those that Wireshark writes, and only valid UTF-8. At anything else the packet is not
/// plain, however right it may be as XML, and libxml2 reads all of it and judges. So nothing is accepted here that
/// libxml2 would refuse.
enum PlainPacket {
    /// Elements may stand this deep: a word holds a bit for each.
    private static let mostDepth = 62

    /// Hands on the elements of the packet that begins at `start`.
    ///
    /// - Returns: the offset behind its end tag, or `nil` where it is not plain.
    static func read(_ text: Span<UInt8>, from start: Int, into builder: inout PacketBuilder) -> Int? {
        guard text.hasBytes("<packet>", at: start) else { return nil }
        let limit = min(text.count, start &+ PDMLReader.mostBytes)
        builder.open(XMLElement(.packet))
        var position = start &+ 8
        var depth = 0
        // Whether the open elements are protocols, the innermost one lowest.
        var protocols: UInt64 = 0
        while true {
            while position < limit, isBlank(text[position]) { position &+= 1 }
            guard position < limit else { return nil }
            let word = text.word(at: position)
            if word & 0xffff == 0x2f3c {
                guard depth > 0 else { return end(text, at: position, word, &builder) }
                // `</proto>` or `</field>`
                guard word == (protocols & 1 != 0 ? 0x3e6f_746f_7270_2f3c : 0x3e64_6c65_6966_2f3c) else { return nil }
                depth &-= 1
                protocols >>= 1
                position &+= 8
                builder.close()
                continue
            }
            // `<proto ` or `<field `
            let isProtocol = word & 0x00ff_ffff_ffff_ffff == 0x0020_6f74_6f72_703c
            guard isProtocol || word & 0x00ff_ffff_ffff_ffff == 0x0020_646c_6569_663c else { return nil }
            var element = XMLElement(isProtocol ? .proto : .field)
            let tag = attributes(text, from: position &+ 7, origin: start, &element)
            guard tag > 0 else { return nil }
            if builder.wants(element.kind) { builder.open(element) } else { builder.pass() }
            if text[tag] == UInt8(ascii: "/") {
                builder.close()
                position = tag &+ 2
                continue
            }
            depth &+= 1
            guard depth <= mostDepth else { return nil }
            protocols = protocols << 1 | (isProtocol ? 1 : 0)
            position = tag &+ 1
        }
    }

    private static func end(
        _ text: Span<UInt8>, at position: Int, _ word: UInt64, _ builder: inout PacketBuilder
    ) -> Int? {
        // `</packet`
        guard word == 0x7465_6b63_6170_2f3c, text.hasBytes(">", at: position &+ 8) else { return nil }
        builder.close()
        return position &+ 9
    }

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\t")
    }
}

// MARK: - Start tags

extension PlainPacket {
    /// Finds the values of a start tag's attributes, the first of which begins at `start`.
    ///
    /// - Returns: the offset of `>` or `/>`, or -1 where the tag is not plain.
    @inline(__always)
    private static func attributes(
        _ text: Span<UInt8>, from start: Int, origin: Int, _ element: inout XMLElement
    ) -> Int {
        var position = start
        var seen: UInt8 = 0
        while true {
            let (attribute, length) = attribute(text.word(at: position), text, position)
            guard let attribute, seen >> attribute.rawValue & 1 == 0 else { return -1 }
            seen |= 1 << attribute.rawValue
            let value = position &+ length
            let quote = valueEnd(text, from: value)
            guard quote > 0 else { return -1 }
            element[attribute] = Piece(
                start: Int32(truncatingIfNeeded: value &- origin), end: Int32(truncatingIfNeeded: quote &- origin))
            let next = UInt16(truncatingIfNeeded: text.word(at: quote &+ 1))
            position = quote &+ 2
            if next & 0xff == UInt16(UInt8(ascii: " ")) { continue }
            return next & 0xff == UInt16(UInt8(ascii: ">")) || next == 0x3e2f ? quote &+ 1 : -1
        }
    }

    /// Which attribute a name is, and how long that is with the equals sign and the quote behind it.
    @inline(__always)
    private static func attribute(
        _ word: UInt64, _ text: Span<UInt8>, _ position: Int
    ) -> (XMLElement.Attribute?, Int) {
        // Each is the name as a little-endian number, `="` included where it fits.
        switch word & 0xffff_ffff_ffff {
        case 0x223d_656d_616e: return (.name, 6)
        case 0x223d_657a_6973: return (.size, 6)
        case 0x223d_776f_6873: return (.show, 6)
        case 0x223d_6564_6968: return (.hide, 6)
        default: break
        }
        if word == 0x656d_616e_776f_6873 {
            return (text.word(at: position &+ 8) & 0xffff == 0x223d ? .showname : nil, 10)
        }
        if word & 0xff_ffff_ffff == 0x0022_3d73_6f70 { return (.pos, 5) }
        if word & 0xff_ffff_ffff_ffff == 0x0022_3d65_756c_6176 { return (.value, 7) }
        let isUnmasked =
            word == 0x6465_6b73_616d_6e75
            && text.word(at: position &+ 8) & 0xff_ffff_ffff_ffff == 0x0022_3d65_756c_6176
        return (isUnmasked ? .unmaskedvalue : nil, 15)
    }

    /// The offset of the quote that ends a value, or -1 where the value is not plain.
    @inline(__always)
    private static func valueEnd(_ text: Span<UInt8>, from start: Int) -> Int {
        var offset = start
        while true {
            let found = suspects(text.word(at: offset))
            if found == 0 {
                offset &+= 8
                continue
            }
            offset &+= found.trailingZeroBitCount >> 3
            guard offset < text.count else { return -1 }
            if text[offset] == UInt8(ascii: "\"") { return offset }
            let length = unusual(text, at: offset)
            guard length > 0 else { return -1 }
            offset &+= length
        }
    }

    /// The high bit of each byte that is a quote, `&`, `<`, below a space or above ASCII; above the lowest one that is
    /// set there may be others for nothing.
    @inline(__always)
    private static func suspects(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // A quote is 0x22, an ampersand 0x26.
        let quote = (word & ~(ones &* 4)) ^ (ones &* 0x22)
        let less = word ^ (ones &* 0x3c)
        let found = (quote &- ones) & ~quote | (less &- ones) & ~less | (word &- ones &* 0x20) & ~word | word
        return found & (ones &* 0x80)
    }

    /// How many bytes a reference or a character beyond ASCII takes; 0 where it is not plain.
    private static func unusual(_ text: Span<UInt8>, at offset: Int) -> Int {
        let first = text[offset]
        if first >= 0x80 { return HarmlessBytes.sequenceLength(text, at: offset, to: text.count) }
        guard first == UInt8(ascii: "&") else { return 0 }
        for reference in references where text.hasBytes(reference, at: offset) { return reference.utf8CodeUnitCount }
        return 0
    }

    private static var references: [StaticString] { ["&#x27;", "&lt;", "&gt;", "&amp;", "&quot;", "&apos;"] }
}
