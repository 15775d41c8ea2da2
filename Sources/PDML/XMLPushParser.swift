import CLibXML2

/// libxml2's push parser, fed with one packet after the other: the only place that touches C.
///
/// Whatever stands around the packets never reaches it: it parses a document of its own with the packets as content, so
/// that no document type, and with it no entity and no file or network address, is ever seen.
@safe
final class XMLPushParser {
    /// Why a packet's XML was not accepted.
    struct Refusal: Error {
        /// Offset in the packet.
        var offset: Int
        var reason: String
    }

    /// Elements deeper than this are an attack; Wireshark's own trees end at a few hundred.
    static let mostDepth = 1000

    private let context: xmlParserCtxtPtr
    /// Who hears of the elements while a packet is parsed.
    private var builder: UnsafeMutablePointer<PacketBuilder>?
    /// Interned names: the parser gives the same pointers, so that names compare as numbers.
    private var elements = unsafe InlineArray<3, UnsafePointer<xmlChar>?>(repeating: nil)
    private var attributes = unsafe InlineArray<8, UnsafePointer<xmlChar>?>(repeating: nil)
    /// How many bytes were pushed before the packet at hand.
    private var pushed = 0
    private var depth = 0
    private var limit: String?

    init?() {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = XML_SAX2_MAGIC
        unsafe handler.startElementNs = { user, name, _, _, _, _, count, _, values in
            unsafe XMLPushParser.from(user)?.open(name, Int(count), values)
        }
        unsafe handler.endElementNs = { user, _, _, _ in
            unsafe XMLPushParser.from(user)?.close()
        }
        guard let context = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else { return nil }
        unsafe self.context = context
        // The limits on the length of attributes are ours: a packet is no longer than the reader allows.
        _ = unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue))
        unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        for (index, name) in ["packet", "proto", "field"].enumerated() { unsafe elements[index] = intern(name) }
        for (index, name) in XMLElement.Attribute.names.enumerated() { unsafe attributes[index] = intern(name) }
        push([UInt8]("<pdml>".utf8).span)
    }

    deinit {
        unsafe xmlFreeParserCtxt(context)
    }

    private static func from(_ user: UnsafeMutableRawPointer?) -> XMLPushParser? {
        unsafe user.map { unsafe Unmanaged<XMLPushParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private func intern(_ name: String) -> UnsafePointer<xmlChar>? {
        unsafe xmlDictLookup(context.pointee.dict, name, Int32(name.utf8.count))
    }

    private func push(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { raw in
            let start = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = unsafe xmlParseChunk(context, start, Int32(truncatingIfNeeded: raw.count), 0)
        }
        pushed += bytes.count
    }

    /// Parses one packet, from `<packet` to `</packet>`; the builder hears of its elements. After a refusal the parser
    /// is of no more use.
    func parse(_ packet: Span<UInt8>, into builder: inout PacketBuilder) throws(Refusal) {
        depth = 0
        streamStart = pushed
        unsafe withUnsafeMutablePointer(to: &builder) { builder in
            unsafe self.builder = unsafe builder
            push(packet)
            unsafe self.builder = nil
        }
        if unsafe context.pointee.wellFormed == 0 || limit != nil {
            throw Refusal(offset: max(0, min(offset, packet.count)), reason: limit ?? message)
        }
    }

    /// Whether the packet's own end was seen.
    var isComplete: Bool { depth == 0 }

    private var streamStart = 0

    /// How far the parser has read, in bytes of the packet.
    private var offset: Int {
        guard let input = unsafe context.pointee.input else { return 0 }
        let position = unsafe input.pointee.cur - input.pointee.base
        return unsafe Int(input.pointee.consumed) + position - streamStart
    }

    private var message: String {
        guard let text = unsafe context.pointee.lastError.message else { return "not well-formed" }
        return unsafe String(cString: text).withoutLineNumber
    }

    private func stop(_ reason: String) {
        limit = reason
        unsafe xmlStopParser(context)
    }
}

// MARK: - What the parser reports

extension XMLPushParser {
    private func open(
        _ name: UnsafePointer<xmlChar>?, _ count: Int,
        _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        guard let builder = unsafe builder else { return }
        depth += 1
        guard depth <= Self.mostDepth else { return stop("elements stand deeper than \(Self.mostDepth)") }
        var element = unsafe XMLElement(kind(name))
        // What nobody reads is only looked at for its nesting.
        guard unsafe builder.pointee.wants(element.kind) else { return unsafe builder.pointee.pass() }
        guard let input = unsafe context.pointee.input, let base = unsafe input.pointee.base,
            let current = unsafe input.pointee.cur
        else { return }
        let origin = unsafe Int(input.pointee.consumed) - streamStart
        var isWhole = true
        if let values = unsafe values {
            for index in 0..<count {
                // Five pointers for each: name, prefix, namespace, begin and end of the value.
                guard let attribute = unsafe attribute(values[5 * index]), let begin = unsafe values[5 * index + 3],
                    let end = unsafe values[5 * index + 4]
                else { continue }
                if unsafe begin >= base, unsafe end <= current {
                    unsafe element[attribute] = Piece(
                        start: Int32(truncatingIfNeeded: origin + (begin - base)),
                        end: Int32(truncatingIfNeeded: origin + (end - base)))
                } else {
                    isWhole = false
                }
            }
        }
        // A value that holds a reference or a line end was copied; its place has to be looked for.
        if !isWhole { unsafe builder.pointee.locate(&element, tagEnd: offset) }
        unsafe builder.pointee.open(element)
    }

    private func close() {
        depth -= 1
        unsafe builder?.pointee.close()
    }

    @inline(__always)
    private func kind(_ name: UnsafePointer<xmlChar>?) -> XMLElement.Kind {
        if unsafe name == elements[2] { return .field }
        if unsafe name == elements[1] { return .proto }
        return unsafe name == elements[0] ? .packet : .other
    }

    @inline(__always)
    private func attribute(_ name: UnsafePointer<xmlChar>?) -> Int? {
        for index in 0..<8 where unsafe attributes[index] == name { return index }
        return nil
    }
}

extension String {
    /// libxml2's message without its line end, and without the line that the parser counts among what it was fed.
    fileprivate var withoutLineNumber: String {
        let text = last?.isNewline == true ? dropLast() : self[...]
        var words: [Substring] = []
        var rest = text.split(separator: " ", omittingEmptySubsequences: false)[...]
        while let word = rest.popFirst() {
            if word == "line", let number = rest.first, number.allSatisfy(\.isNumber) {
                rest.removeFirst()
            } else {
                words.append(word)
            }
        }
        return words.joined(separator: " ")
    }
}
