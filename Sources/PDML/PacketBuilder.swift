import PacketTrace
import SourceText
import TCPWire
import WiresharkText

/// Turns the elements of one packet into claims: labels are read as text is, and the bytes and values of the other
/// attributes are more copies of the same quantities.
@safe
struct PacketBuilder {
    static let names = FieldNames()
    private static let mostHeaders = 250

    var packet = PacketClaims()
    var labels: TextReader
    /// Whether the frame's bytes are wanted.
    let paints: Bool
    /// Holds attributes against each other, for lint.
    var audit: PacketAudit?
    /// The packet's XML, from `<packet` on, and where in the reader's text that stands.
    private var text = unsafe UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private(set) var origin = 0
    private(set) var depth = 0
    /// Items at this depth and below it are not read.
    private var skipDepth = Int.max
    private(set) var isGeneralInformation = false
    var painter = FramePainter()
    /// Offset in the packet of the digits of the whole option area.
    var optionArea = Piece()
    /// The time in `geninfo`, which counts where the frame's fields are left out.
    var timestamp = Piece()
    var optionAreaHeader: UInt8 = 0

    init(base: Int, paints: Bool, isClose: Bool = false) {
        labels = TextReader(base: base, isClose: isClose)
        self.paints = paints
        audit = isClose ? PacketAudit() : nil
    }

    /// Gets ready for the packet that begins at `start`.
    ///
    /// - Parameter text: all of the reader's text; it must stay until ``end(_:at:)``.
    mutating func begin(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
        labels.beginPacket(at: start, into: &packet)
        unsafe self.text = unsafe text
        origin = start
        depth = 0
        skipDepth = Int.max
        isGeneralInformation = false
        painter.begin()
        audit?.begin()
        optionArea = Piece()
        timestamp = Piece()
    }

    /// All that there is of the packet has been handed on.
    mutating func end(_ text: Span<UInt8>, at end: Int) {
        unsafe self.text = unsafe UnsafeBufferPointer(start: nil, count: 0)
        readTimestamp(text)
        noteSlips(text)
        finish(text)
        packet.text.end = packet.text.start + (end - origin)
    }

    func locate(_ element: inout XMLElement, tagEnd: Int) {
        guard unsafe origin <= text.count else { return }
        let packet = unsafe text.span.extracting(origin..<text.count)
        AttributeScan.locate(&element, in: packet, tagEnd: tagEnd)
    }

    /// Whether an element that opens here is read at all.
    @inline(__always)
    func wants(_ kind: XMLElement.Kind) -> Bool {
        paints || audit != nil || kind != .field || depth < 2 || labels.readsItems || isGeneralInformation
            || packet.headers.isEmpty
    }

    /// Takes notice of an element that is not read.
    @inline(__always)
    mutating func pass() { depth += 1 }

    mutating func open(_ element: XMLElement) {
        defer { depth += 1 }
        guard depth > 0, element.kind == .proto || element.kind == .field else { return }
        let bytes = unsafe text.span
        let level = depth - 1
        if element.kind == .proto {
            openProtocol(element, bytes, level)
        } else if level < skipDepth {
            readField(element, bytes, level)
        }
        if paints {
            painter.add(element, bytes, origin: origin, level: level, into: &packet.frame)
        } else if audit != nil {
            listen(element, bytes, level)
        }
    }

    mutating func close() {
        depth -= 1
        if depth - 1 <= skipDepth { skipDepth = Int.max }
        if depth == 1 { isGeneralInformation = false }
    }

    // MARK: - Protocols

    private mutating func openProtocol(_ element: XMLElement, _ bytes: Span<UInt8>, _ level: Int) {
        let name = element[.name]
        let start = origin + Int(name.start)
        if level == 0, bytes.hasBytes("geninfo", at: start), name.count == 7 {
            isGeneralInformation = true
            return
        }
        let before = packet.headers.count
        // Claims count headers in a byte; more of them are an attack.
        guard level < skipDepth, before < Self.mostHeaders else { return }
        let label = element[.showname]
        if label.isEmpty {
            if level == 0 { labels.leaveSection(into: &packet) }
        } else {
            labels.readItem(
                bytes, from: origin + Int(label.start), to: origin + Int(label.end), depth: level, into: &packet)
        }
        if packet.headers.count == before + 1, packet.headers[before] != .other,
            let position = bytes.decimal(at: origin + Int(element[.pos].start), to: origin + Int(element[.pos].end))
        {
            packet.frame.noteHeader(before, at: Int(truncatingIfNeeded: position.value & 0xff_ffff))
        }
    }

    // MARK: - Fields

    private mutating func readField(_ element: XMLElement, _ bytes: Span<UInt8>, _ level: Int) {
        if isGeneralInformation { return readGeneralInformation(element, bytes) }
        let name = element[.name]
        if bytes.hasBytes("mptcp.", at: origin + Int(name.start)) {
            // What is worked out for the connection above has a stream and numbers of its own.
            skipDepth = level
            return
        }
        // What is hidden repeats what stands elsewhere.
        if element[.hide].isPresent { return }
        let isFlat = !element[.size].isPresent && !element[.show].isPresent && !element[.showname].isPresent
        let claims = packet.claims.count
        readLabel(element, bytes, level)
        // Extension headers have a next header of their own.
        if level > 1, labels.section == .ipv6, packet.claims.last?.field == .ipv6NextHeader {
            packet.claims.removeLast(packet.claims.count - claims)
        }
        // Checksums count on the end of a source route, which stands below; this is the next stop.
        if bytes.hasBytes("ip.cur_rt\"", at: origin + Int(name.start)) {
            packet.claims.removeLast(packet.claims.count - claims)
            return
        }
        if labels.section == .other && !isFlat || labels.skips(depth: level) { return }
        guard
            let entry = Self.names.entry(bytes, from: origin + Int(name.start), to: origin + Int(name.end))
        else { return }
        if isFlat { openSection(for: entry.header) }
        let section = labels.section
        guard entry.header == section || entry.header == .option && section == .tcp else { return }
        if entry.field == .ipv6NextHeader, level > 1 { return }
        if isFlat {
            readShown(entry, element[.value], bytes)
        } else {
            // Up to 1.4 this is the window as it is scaled, or not; only its bytes say which.
            if entry.field == .windowSize, bytes.hasBytes("Window size:", at: origin + Int(element[.showname].start)) {
                packet.claims.removeLast(packet.claims.count - claims)
            } else if !Self.isRelative(entry.field)
                || packet.claims[claims...].contains(where: { $0.field == entry.field })
            {
                readShown(entry, element[.show], bytes)
            }
            readOctets(entry, element, bytes)
            if entry.field == .ipTotalLength { preferOctets(from: claims) }
        }
    }

    /// Quantities that not every version counts alike: the reader of labels knows, and leaves out what does not count.
    private static func isRelative(_ field: Field) -> Bool {
        switch field {
        case .sequenceNumber, .acknowledgmentNumber, .nextSequenceNumber, .windowSize, .windowScaleFactor: true
        default: false
        }
    }

    /// With segmentation offload the length on the wire is zero, and another one is printed.
    private mutating func preferOctets(from first: Int) {
        guard let last = packet.claims.last, last.copy == .octets, last.field == .ipTotalLength, last.value == 0,
            packet.claims.count > first + 1, packet.claims[first].value != 0
        else { return }
        packet.claims.removeSubrange(first..<packet.claims.count - 1)
        packet.markers.insert(.presumedLength)
    }

    /// The text form of an item stands in `showname`, that of one without a name in `show`.
    private mutating func readLabel(_ element: XMLElement, _ bytes: Span<UInt8>, _ level: Int) {
        let label =
            element[.showname].isPresent ? element[.showname] : element[.name].isEmpty ? element[.show] : Piece()
        guard !label.isEmpty else { return }
        labels.readItem(
            bytes, from: origin + Int(label.start), to: origin + Int(label.end), depth: level, into: &packet)
    }

    /// `num`, `len`, `caplen` and `timestamp`; only the last one's `value` is what it looks like.
    private mutating func readGeneralInformation(_ element: XMLElement, _ bytes: Span<UInt8>) {
        let name = element[.name]
        guard let entry = Self.names.entry(bytes, from: origin + Int(name.start), to: origin + Int(name.end)),
            entry.header == .frame
        else { return }
        // Its seconds overflow in 2038; the frame's own line says the same.
        if entry.field == .epochTime {
            timestamp = element[.value]
            return
        }
        readShown(entry, element[.show], bytes)
        if entry.field == .captureLength, let length = packet.claims.last, length.field == .captureLength, paints {
            packet.frame.begin(length: Int(truncatingIfNeeded: min(length.value, UInt64(Int32.max))))
        }
    }

    private mutating func readTimestamp(_ text: Span<UInt8>) {
        guard !timestamp.isEmpty, !packet.claims.contains(where: { $0.field == .epochTime }) else { return }
        let end = origin + Int(timestamp.end)
        let start = origin + Int(timestamp.start)
        guard let found = text.nanoseconds(at: start, to: end), found.end == end else { return }
        append(.epochTime, found.value, .show, from: start, to: end)
    }

    /// `-e` prints fields without the protocols that they belong to.
    private mutating func openSection(for header: HeaderKind) {
        let kind = header == .option ? HeaderKind.tcp : header
        labels.openSection(kind, into: &packet)
    }

    mutating func append(
        _ field: Field, _ value: UInt64, _ copy: Claim.Copy, mask: UInt16 = 0, from start: Int, to end: Int
    ) {
        packet.claims.append(
            Claim(
                field, value, copy: copy, header: labels.sectionIndex, item: field.isOption ? labels.option : 0,
                mask: mask, offset: start - origin, length: end - start))
    }
}
