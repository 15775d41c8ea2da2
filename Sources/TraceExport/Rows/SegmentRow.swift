import PacketTrace
import SourceText
import TCPWire

/// One row for each segment, with Wireshark's own names.
public struct SegmentRows: Sendable {
    private var writer: RowWriter

    public init(_ form: RowForm) {
        writer = RowWriter(form)
    }

    public mutating func append(_ packet: borrowing ExportedPacket, to bytes: inout [UInt8]) {
        let options = Self.options(of: packet.facts)
        var columns = Self.frame(packet) + Self.network(packet.facts) + Self.tcp(packet.facts, packet.analysis)
        if writer.form == .csv { columns += Self.optionColumns(packet.facts, options) }
        writer.append(columns, to: &bytes) { json in
            json.array(options) { json, option in Self.write(option, &json) }
        }
    }

    private static func frame(_ packet: borrowing ExportedPacket) -> [Column] {
        [
            Column(.frame, "number", packet.frame),
            Column(.frame, "time_epoch", text: packet.hasDate ? TimeText.seconds(packet.time) : nil),
            Column(.frame, "len", UInt64(packet.image.originalLength)),
            Column(.frame, "cap_len", capturedLength(packet)),
        ]
    }

    /// As the trace prints it; where it prints none, or another layer was put before the frame's, what there is of it.
    private static func capturedLength(_ packet: borrowing ExportedPacket) -> UInt64 {
        guard packet.facts[.frameLength] == UInt64(packet.image.originalLength) else {
            return UInt64(packet.image.bytes.count)
        }
        return packet.facts[.captureLength] ?? UInt64(packet.image.bytes.count)
    }

    /// Both versions, as a CSV has the same columns in every row; JSON leaves out what is not there.
    private static func network(_ facts: borrowing Facts) -> [Column] {
        var text: (source: String, destination: String)?
        var isVersion6 = false
        if let pair = facts.addresses.pair {
            text = AddressText.pair(pair)
            if case .v6 = pair { isVersion6 = true }
        }
        let v4 = isVersion6 ? nil : text
        let v6 = isVersion6 ? text : nil
        return [
            Column(.ip, "src", text: v4?.source), Column(.ip, "dst", text: v4?.destination),
            Column(.ip, "hdr_len", facts[.ipHeaderLength]), Column(.ip, "dsfield", facts[.ipDifferentiatedServices]),
            Column(.ip, "len", facts[.ipTotalLength]), Column(.ip, "id", facts[.ipIdentification]),
            Column(.ip, "flags", facts[.ipFlags]), Column(.ip, "frag_offset", facts[.ipFragmentOffset]),
            Column(.ip, "ttl", facts[.ipTimeToLive]), Column(.ip, "proto", facts[.ipProtocol]),
            Column(.ip, "checksum", facts[.ipChecksum]),
            Column(.ipv6, "src", text: v6?.source), Column(.ipv6, "dst", text: v6?.destination),
            Column(.ipv6, "tclass", facts[.ipv6TrafficClass]), Column(.ipv6, "flow", facts[.ipv6FlowLabel]),
            Column(.ipv6, "plen", facts[.ipv6PayloadLength]), Column(.ipv6, "nxt", facts[.ipv6NextHeader]),
            Column(.ipv6, "hlim", facts[.ipv6HopLimit]),
        ]
    }

    /// What the trace prints counts; where it prints nothing, what follows from the segments before.
    private static func tcp(_ facts: borrowing Facts, _ analysis: SegmentAnalysis) -> [Column] {
        let raw = facts.rawSequence
        let rawAcknowledgment = facts.rawAcknowledgment
        // Of a segment whose raw number is not known nothing follows.
        let shown = facts[.sequenceNumber] ?? (raw == nil ? nil : UInt64(analysis.sequence))
        let acknowledged =
            facts[.acknowledgmentNumber] ?? (rawAcknowledgment == nil ? nil : UInt64(analysis.acknowledgment))
        let isWindowKnown = facts.isKnown(.windowValue)
        let window = facts[.windowSize] ?? (isWindowKnown ? analysis.window : nil)
        let flags = facts.flagsMask & 0x1ff == 0x1ff ? facts[.flags] : nil
        return [
            Column(.tcp, "stream", facts[.streamIndex] ?? UInt64(analysis.stream)),
            Column(.tcp, "srcport", facts[.sourcePort]), Column(.tcp, "dstport", facts[.destinationPort]),
            Column(.tcp, "seq", shown),
            Column(.tcp, "seq_raw", raw.map { UInt64($0) }),
            Column(.tcp, "ack", acknowledged),
            Column(.tcp, "ack_raw", rawAcknowledgment.map { UInt64($0) }),
            Column(.tcp, "hdr_len", facts[.headerLength]),
            Column(.tcp, "flags", flags), Column(.tcp, "flags_str", text: flags.map { FlagText.letters($0) }),
            Column(.tcp, "window_size_value", facts[.windowValue]),
            Column(.tcp, "window_size", window),
            Column(.tcp, "checksum", facts[.checksum]), Column(.tcp, "urgent_pointer", facts[.urgentPointer]),
            Column(.tcp, "len", facts[.segmentLength]),
        ]
    }

    private static func optionColumns(_ facts: borrowing Facts, _ options: [TCPOption]) -> [Column] {
        let permitted = options.contains { $0.kind == 4 }
        return [
            Column(.tcp, "options.mss_val", facts[.mssValue]),
            Column(.tcp, "options.wscale.shift", facts[.windowShift]),
            Column(.tcp, "options.sack_perm", flag: permitted ? true : nil),
            Column(.tcp, "options.timestamp.tsval", facts[.timestampValue]),
            Column(.tcp, "options.timestamp.tsecr", facts[.timestampEcho]),
            Column(.tcp, "options", text: HexText.text(options.flatMap { $0.bytes })),
        ]
    }

    /// The options, with their bytes where those are known, else by their kinds alone.
    private static func options(of facts: borrowing Facts) -> [TCPOption] {
        let area = Int(truncatingIfNeeded: min(max(facts[.headerLength] ?? 20, 20), 60)) - 20
        if facts.isKnown(.headerLength), facts.options.isKnown(upTo: area) {
            var bytes: [UInt8] = []
            for index in 0..<area { bytes.append(facts.options.area.bytes[index]) }
            return TCPOptionList(decoding: bytes).options
        }
        var options: [TCPOption] = []
        var offset = 0
        for item in 0..<min(facts.options.count, 40) {
            let length = Int(facts.options.lengths[item])
            // An option of which not even the kind is known; the end of the list has a length of one.
            if facts.options.kinds[item] == 0, length == 0 { break }
            options.append(TCPOption(kind: facts.options.kinds[item], bytes: bytes(of: facts, at: offset, length)))
            offset += length
        }
        return options
    }

    private static func bytes(of facts: borrowing Facts, at offset: Int, _ length: Int) -> [UInt8] {
        guard length > 0, offset + length <= 40 else { return [] }
        for index in offset..<offset + length where facts.options.area.knownBits[index] != 0xff { return [] }
        var bytes: [UInt8] = []
        for index in offset..<offset + length { bytes.append(facts.options.area.bytes[index]) }
        return bytes
    }

    private static func write(_ option: TCPOption, _ json: inout JSONWriter) {
        json.object { json in
            json.member("kind", Int(option.kind))
            guard option.kind > 1, !option.bytes.isEmpty else { return }
            json.member("len", option.bytes.count)
            switch (option.kind, option.bytes.count) {
            case (2, 4): json.member("mss_val", Int(option.number(at: 2, width: 2) ?? 0))
            case (3, 3):
                json.key("wscale")
                json.object { $0.member("shift", Int(option.number(at: 2, width: 1) ?? 0)) }
            case (4, 2): break
            case (5, _): writeBlocks(option, &json)
            case (8, 10):
                json.key("timestamp")
                json.object { json in
                    json.member("tsval", Int(option.number(at: 2, width: 4) ?? 0))
                    json.member("tsecr", Int(option.number(at: 6, width: 4) ?? 0))
                }
            default: json.member("data", HexText.text(option.bytes.dropFirst(2)))
            }
        }
    }

    /// Edges as they stand on the wire.
    private static func writeBlocks(_ option: TCPOption, _ json: inout JSONWriter) {
        let places = Array(stride(from: 2, to: option.bytes.count - 7, by: 8))
        json.key("sack_le")
        json.array(places) { json, place in json.value(Int(option.number(at: place, width: 4) ?? 0)) }
        json.key("sack_re")
        json.array(places) { json, place in json.value(Int(option.number(at: place + 4, width: 4) ?? 0)) }
    }
}

/// Flags in text.
enum FlagText {
    private static let alphabet: [Character] = ["F", "S", "R", "P", "A", "U", "E", "C", "A", "R", "R", "R"]

    /// `·······A··S·`, as Wireshark prints it.
    static func letters(_ flags: UInt64) -> String {
        var text = ""
        for bit in stride(from: 11, through: 0, by: -1) {
            text.append(flags >> UInt64(bit) & 1 != 0 ? alphabet[bit] : "·")
        }
        return text
    }

    private static let names: [String] = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"]

    /// `SYN, ACK`
    static func names(_ flags: UInt64) -> String {
        var parts: [String] = []
        for (bit, name) in names.enumerated() where flags >> UInt64(bit) & 1 != 0 { parts.append(name) }
        if flags & 0xe00 != 0 { parts.append("Reserved") }
        return parts.isEmpty ? "<None>" : parts.joined(separator: ", ")
    }
}
