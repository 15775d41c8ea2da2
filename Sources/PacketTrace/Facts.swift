public import TCPWire

/// What the claims of one packet come to: a value for each quantity, and which quantities the trace contradicts itself on.
///
/// Of tunnelled headers only those next to the segment count.
public struct Facts: Sendable {
    /// Values by `Field.rawValue`; meaningless where ``isKnown(_:)`` is false. Flags see ``flagsMask``.
    ///
    /// They lie in an array as a value so large in itself would be copied for each question that a rule asks of it.
    @usableFromInline var values = [UInt64](repeating: 0, count: 96)
    @usableFromInline var known = FieldSet()
    /// Quantities whose copies do not agree; their value here is the one that most copies have.
    public var conflicts = FieldSet()
    /// Those of them on which the details agree, and the hex dump says otherwise.
    public var dumpConflicts = FieldSet()
    /// Which of the twelve flag bits are stated.
    public var flagsMask: UInt16 = 0
    public var options = OptionFacts()
    public var markers: Marker = []
    public var addresses = AddressFacts.unknown
    /// The sum over the segment's data, where all of it is known.
    public var dataSum: InternetChecksum?
    /// Whether a TCP section was read.
    public var hasSegment = false
    /// Whether more than one network header stands before it.
    public var isTunnelled = false

    public init() {}

    @inlinable @inline(__always)
    public func isKnown(_ field: Field) -> Bool { known.contains(field) }

    /// The value of a field, where the trace states one.
    public subscript(field: Field) -> UInt64? {
        @inlinable @inline(__always)
        get { known.contains(field) ? values[Int(field.rawValue)] : nil }
        set {
            guard !field.isOptionDetail else { return }
            if let newValue {
                values[Int(field.rawValue)] = newValue
                known.insert(field)
            } else {
                known.remove(field)
            }
        }
    }

    /// A time in nanoseconds.
    @inlinable @inline(__always)
    public func time(_ field: Field) -> Int64? {
        self[field].map { Int64(bitPattern: $0) }
    }
}

/// A set of fields.
public struct FieldSet: Hashable, Sendable {
    @usableFromInline var words = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))

    public init() {}

    @usableFromInline subscript(word index: UInt8) -> UInt64 {
        @inlinable @inline(__always)
        get {
            switch index {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        }
        set {
            switch index {
            case 0: words.0 = newValue
            case 1: words.1 = newValue
            case 2: words.2 = newValue
            default: words.3 = newValue
            }
        }
    }

    @inlinable @inline(__always)
    public func contains(_ field: Field) -> Bool {
        self[word: field.rawValue >> 6] >> UInt64(field.rawValue & 63) & 1 != 0
    }

    public mutating func insert(_ field: Field) {
        self[word: field.rawValue >> 6] |= 1 << UInt64(field.rawValue & 63)
    }

    public mutating func remove(_ field: Field) {
        self[word: field.rawValue >> 6] &= ~(1 << UInt64(field.rawValue & 63))
    }

    public var isEmpty: Bool { words.0 | words.1 | words.2 | words.3 == 0 }

    /// The members in the order of their declaration.
    public var fields: [Field] {
        Field.allCases.filter { contains($0) }
    }

    public static func == (left: FieldSet, right: FieldSet) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) {
        for index in UInt8(0)..<4 { hasher.combine(self[word: index]) }
    }
}

/// The addresses of the IP header next to the segment.
public enum AddressFacts: Hashable, Sendable {
    case unknown
    case known(AddressPair)

    public var pair: AddressPair? {
        if case .known(let pair) = self { pair } else { nil }
    }
}

/// The option area as far as the trace states it.
public struct OptionFacts: Sendable {
    /// The bytes of the area, and which bits of them are stated.
    public var area = OptionArea()
    /// How many options there are, and how many bytes they have; `nil` where one of them does not say.
    public var count = 0
    public var byteCount: Int? = 0
    /// Options named in the summary list.
    public var listed = 0
    public var kinds = InlineArray<40, UInt8>(repeating: 0)
    public var lengths = InlineArray<40, UInt8>(repeating: 0)
    /// Items whose copies of a value disagree.
    public var conflicts: UInt64 = 0
    /// Which kinds below 64 are there, one bit for each.
    public private(set) var kindSet: UInt64 = 0

    public init() {}

    /// Whether an option of a kind below 64 is there.
    @inlinable public func has(kind: UInt8) -> Bool { kindSet >> UInt64(kind) & 1 != 0 }

    /// Notes that an option of this kind is there.
    mutating func note(kind: UInt8) {
        if kind < 64 { kindSet |= 1 << UInt64(kind) }
    }

    /// Whether there is a window scale option; one of another length than its own is passed over.
    var offersScaling: Bool {
        guard has(kind: 3) else { return false }
        for item in 0..<min(count, 40) where kinds[item] == 3 && (lengths[item] == 3 || lengths[item] == 0) {
            return true
        }
        return false
    }

    /// Whether there are two NOPs and a timestamps option, and nothing else: what most segments carry.
    public var areTimestampsAlone: Bool { kindSet == 1 << 1 | 1 << 8 && count == 3 && byteCount == 12 }

    /// How many bytes of the area lie before an option; `nil` where the lengths of those are not known.
    public func offset(ofItem item: Int) -> Int? {
        guard item >= 0, item < min(count, 40) else { return nil }
        var offset = 0
        for before in 0..<item {
            let length = kinds[before] <= 1 ? 1 : Int(lengths[before])
            guard length > 0 else { return nil }
            offset += length
        }
        return offset
    }

    /// Whether an option of this kind is there.
    public func contains(kind: UInt8) -> Bool {
        for index in 0..<min(count, 40) where kinds[index] == kind { return true }
        return false
    }

    /// Whether the trace says of every option which it is, in a header of this length.
    func isComplete(_ headerLength: UInt64?) -> Bool {
        guard let headerLength else { return count > 0 && count == listed }
        return headerLength <= 20 || count > 0 && (count == listed || fill(headerLength &- 20))
    }

    /// Whether the last option is the end of the list.
    public var endsEarly: Bool { count > 0 && count <= 40 && byteCount != nil && kinds[count - 1] == 0 }

    /// Whether the options fill an area of `length` bytes, or the list ends before that.
    public func fill(_ length: UInt64) -> Bool {
        guard let byteCount else { return false }
        return UInt64(byteCount) == length || endsEarly && UInt64(byteCount) < length
    }

    /// Whether all of the first `length` bytes are stated.
    public func isKnown(upTo length: Int) -> Bool {
        guard length > 0 else { return true }
        guard length <= 40 else { return false }
        let all = (UInt64(1) << UInt64(length)) - 1
        return area.knownBytes & all == all
    }
}

extension Facts {
    @inlinable @inline(__always)
    public var flags: TCPFlags? {
        self[.flags].map { TCPFlags(rawValue: UInt16(truncatingIfNeeded: $0)) }
    }

    /// The options, where all of their bytes are known; else none.
    public var optionList: [TCPOption] {
        guard let length = self[.headerLength], length > 20, length <= 60, options.isKnown(upTo: Int(length) - 20)
        else { return [] }
        return TCPOptionList(decoding: (0..<Int(length) - 20).map { options.area.bytes[$0] }).options
    }

    /// Whether the trace prints different addresses for the packet.
    var hasAddressConflict: Bool {
        !conflicts.isEmpty
            && (conflicts.contains(.ipSource) || conflicts.contains(.ipDestination) || conflicts.contains(.ipv6Source)
                || conflicts.contains(.ipv6Destination))
    }

    /// Whether the packet is a SYN without ACK.
    @inlinable public var isSYN: Bool { hasFlags(.syn, of: [.syn, .ack]) }
    /// Whether the packet is a SYN with ACK.
    @inlinable public var isSYNACK: Bool { hasFlags([.syn, .ack], of: [.syn, .ack]) }

    /// Whether these flags, out of those, are set, and all of those are stated.
    @inlinable @inline(__always)
    public func hasFlags(_ wanted: TCPFlags, of mask: TCPFlags) -> Bool {
        guard let flags, flagsMask & mask.rawValue == mask.rawValue else { return false }
        return flags.intersection(mask) == wanted
    }

    /// Whether Wireshark gave up on the segment before its analysis: what it calls relative is the number on the wire.
    public var isUnanalysed: Bool {
        guard markers.contains(.incomplete) || !isMeasured, let raw = self[.sequenceNumberRaw] else { return false }
        return raw == self[.sequenceNumber] && self[.acknowledgmentNumberRaw] == self[.acknowledgmentNumber]
    }

    /// Whether Wireshark knows how long the segment is: of a fragment that was not reassembled it does not.
    public var isMeasured: Bool { isKnown(.segmentLength) && (self[.ipFlags] ?? 0) & 1 == 0 }

    /// Whether the trace says of every option of the segment which it is.
    public var knowsAllOptions: Bool {
        !markers.contains(.incomplete) && options.isComplete(self[.headerLength])
    }

    /// The sequence number on the wire.
    public var rawSequence: UInt32? {
        if let raw = self[.sequenceNumberRaw] { return UInt32(truncatingIfNeeded: raw) }
        guard let shown = self[.sequenceNumber], isAbsolute else { return nil }
        return UInt32(truncatingIfNeeded: shown)
    }

    /// The acknowledgment number on the wire.
    public var rawAcknowledgment: UInt32? {
        if let raw = self[.acknowledgmentNumberRaw] { return UInt32(truncatingIfNeeded: raw) }
        guard let shown = self[.acknowledgmentNumber], !markers.contains(.relativeAcknowledgment) else { return nil }
        // Without the ACK flag the number is printed as it stands on the wire, whatever the other one is.
        guard isAbsolute || hasFlags([], of: .ack) else { return nil }
        return UInt32(truncatingIfNeeded: shown)
    }

    /// Whether the trace prints the sequence numbers of the wire, not relative ones.
    public var isAbsolute: Bool {
        markers.contains(.expanded) && !markers.contains(.relativeSequence) && self[.sequenceNumberRaw] == nil
    }

    /// Whether every option that is printed lies where it seems to: none is missing before it.
    public var areOptionsPlaced: Bool {
        if markers.contains(.row) { return false }
        guard let length = self[.optionsLength], options.byteCount != nil, !markers.contains(.incomplete) else {
            return true
        }
        return options.fill(length)
    }

    /// How many sequence numbers the segment takes (RFC 9293, section 3.4: SYN and FIN one each).
    public var sequenceSpace: UInt32? {
        guard let length = self[.segmentLength], let flags, flagsMask & 3 == 3 else { return nil }
        let controls: UInt32 = (flags.contains(.syn) ? 1 : 0) + (flags.contains(.fin) ? 1 : 0)
        return UInt32(truncatingIfNeeded: length) &+ controls
    }

    /// How many sequence numbers Wireshark counts: SYN and FIN in one segment take one.
    public var countedSpace: UInt32? {
        guard let space = sequenceSpace else { return nil }
        return hasFlags([.syn, .fin], of: [.syn, .fin]) ? space &- 1 : space
    }
}
