import PacketTrace
import TCPWire

/// Fields of the TCP header that a host or the path decides on.
enum HeaderFields {
    static let rows: [ComparedField] = [
        ComparedField("tcp.flags", observe: flags),
        ComparedField("tcp.window_size_value", observe: window),
        ComparedField("tcp.seq", in: [.ack]) { side, _ in
            relative(side.handshake.ack?.sequence, side.syn?.sequence, side.handshake.ack?.relativeSequence)
        },
        ComparedField("tcp.ack", in: [.synACK, .ack], observe: acknowledgment),
        ComparedField("tcp.len", in: [.syn, .synACK]) { side, role in
            guard let length = side.segment(role)?.dataLength else { return .unseen }
            return .text(length == 0 ? "no data" : "data")
        },
        ComparedField("tcp.urgent_pointer") { side, role in
            .number(side.segment(role)?.urgentPointer.map { UInt64($0) })
        },
        ComparedField("tcp.options.timestamp.tsecr", in: [.syn, .synACK], observe: echo),
    ]

    /// The flags that both traces show. What PSH says follows from the data.
    private static func flags(_ side: PairSide, _ role: SegmentRole) -> Observation {
        guard let own = side.segment(role) else { return .unseen }
        let peer = side.otherSegment(role)
        var mask = own.shownFlags.intersection(peer?.shownFlags ?? own.shownFlags)
        guard mask.isSuperset(of: [.syn, .ack, .ece, .cwr]) else { return .unseen }
        if role == .ack { mask.remove(.psh) }
        let flags = own.flags.intersection(mask)
        return .number(UInt64(flags.rawValue), FlagNames.text(flags))
    }

    /// The window in bytes: that of a SYN is never scaled (RFC 7323, section 2.2).
    private static func window(_ side: PairSide, _ role: SegmentRole) -> Observation {
        guard let window = side.segment(role)?.window.map({ UInt64($0) }) else { return .unseen }
        guard role == .ack else { return .number(window) }
        // Equal fields are equal, whatever they stand for; and so are equal windows, however they are written.
        if side.otherSegment(role)?.window.map({ UInt64($0) }) == window { return .number(window) }
        guard let shift = side.settled.clientShift else { return .unseen }
        let bytes = window << UInt64(shift)
        let text = shift == 0 ? String(window) : "\(window) (\(bytes) bytes)"
        return .shown(Observation.Shown(text: text, number: bytes, tolerance: 1 << UInt64(shift)))
    }

    private static func acknowledgment(_ side: PairSide, _ role: SegmentRole) -> Observation {
        guard let segment = side.segment(role) else { return .unseen }
        let first = role == .ack ? side.handshake.synACK?.sequence : side.syn?.sequence
        return relative(segment.acknowledgment, first, segment.relativeAcknowledgment)
    }

    private static func relative(_ number: UInt32?, _ first: UInt32?, _ shown: UInt32?) -> Observation {
        if let number, let first { return .number(UInt64(number &- first)) }
        return .number(shown.map { UInt64($0) })
    }

    /// Whether a timestamp echoes something (RFC 7323, section 3.2); the values themselves vary.
    private static func echo(_ side: PairSide, _ role: SegmentRole) -> Observation {
        guard let option = side.segment(role)?.options.first(kind: 8), side.otherHas(kind: 8, role) else {
            return .inapplicable
        }
        guard let echo = option.number(.timestampEcho) else { return .unseen }
        return .text(echo == 0 ? "0" : "not 0")
    }
}

extension PairSide {
    fileprivate func otherHas(kind: UInt8, _ role: SegmentRole) -> Bool {
        otherSegment(role)?.options.first(kind: kind) != nil
    }
}

extension ComparedField {
    fileprivate init(
        _ name: StaticString, in segments: [SegmentRole] = SegmentRole.allCases,
        observe: @escaping @Sendable (PairSide, SegmentRole) -> Observation
    ) {
        self.init(name, .always, in: segments, observe)
    }
}

/// Flags in words.
enum FlagNames {
    private static let names: [StaticString] = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"]

    /// `SYN, ECE, CWR`
    static func text(_ flags: TCPFlags) -> String {
        var text = ""
        for (bit, name) in names.enumerated() where flags.rawValue >> UInt16(bit) & 1 != 0 {
            text += (text.isEmpty ? "" : ", ") + "\(name)"
        }
        if flags.rawValue & 0xe00 != 0 { text += (text.isEmpty ? "" : ", ") + "Reserved" }
        return text.isEmpty ? "none" : text
    }
}
