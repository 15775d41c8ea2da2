import PacketTrace
import SourceText
import TCPWire

/// Which printed line speaks of what: the text of one packet tied to the parts of its header.
struct LineTies {
    private let packet: Lesson.Packet
    private let place: Anchor
    /// For each of the packet's lines the keys that its claims speak of, and the masks of flags.
    private var keys: [[String]]

    init(_ packet: Lesson.Packet) {
        self.packet = packet
        place = Scene.anchor(packet)
        keys = packet.lines.map { _ in [] }
        for claim in packet.claims.claims {
            guard let line = line(of: packet.claims.span(of: claim)) else { continue }
            for key in Self.keys(claim, packet.claims) where !keys[line].contains(key) { keys[line].append(key) }
        }
    }

    private func line(of span: SourceSpan) -> Int? {
        var low = 0
        var high = packet.lines.count
        while low < high {
            let middle = (low + high) / 2
            if packet.lines[middle].span.end < span.start { low = middle + 1 } else { high = middle }
        }
        guard low < packet.lines.count, packet.lines[low].span.start <= span.start else { return nil }
        return low
    }

    /// The keys of all lines, line by line.
    var allKeys: [String] { keys.flatMap { $0 } }

    /// The lines that speak of a key.
    func lines(_ key: String) -> [Lesson.Line] {
        var lines: [Lesson.Line] = []
        for (index, keys) in keys.enumerated() where keys.contains(key) { lines.append(packet.lines[index]) }
        return lines
    }

    var listing: Listing {
        let targets = self.targets
        let marked = packet.findings.map { $0.place.start.line }
        return Listing(
            title: title,
            lines: packet.lines.enumerated().map { index, line in
                let own = keys[index].first
                let others = keys[index].dropFirst().map { place.sub($0) }
                return Listing.Line(
                    number: line.number, anchor: line.anchor, text: line.text,
                    tie: own.map { Tie(place.sub($0), partOf: others) }, hue: own.map(Self.hue) ?? .plain,
                    target: place.sub(targets[index] ?? "printed"), isMarked: marked.contains(line.number))
            })
    }

    private var title: String {
        guard let first = packet.lines.first?.number, let last = packet.lines.last?.number, first < last else {
            return "Line \(packet.lines.first?.number ?? 0) of the trace"
        }
        return "Lines \(first) to \(last) of the trace"
    }

    /// A line without a value of its own opens a section: it leads where the next one does.
    private var targets: [String?] {
        var targets = keys.map { $0.first.map(Self.definition) }
        var next: String?
        for index in targets.indices.reversed() {
            if let own = targets[index] { next = own } else { targets[index] = next }
        }
        var last: String?
        for index in targets.indices {
            if let own = targets[index] { last = own } else { targets[index] = last }
        }
        return targets
    }

    /// The key of the words about a key: single flags are told together.
    static func definition(_ key: String) -> String {
        FlagNames.bits.contains { $0.key == key } || key == "ae" ? "flags" : key
    }

    static func hue(_ key: String) -> Hue {
        switch key {
        case "srcport", "dstport": .port
        case "seq", "nextseq": .sequence
        case "ack": .acknowledgment
        case "offset", "flags", "ae": .control
        case "window", "scaled": .window
        case "checksum": .checksum
        case "urgent": .urgent
        case "ip", "link", "frame": .address
        default:
            if FlagNames.bits.contains(where: { $0.key == key }) {
                .control
            } else if key.hasPrefix("opt") {
                .option
            } else {
                .plain
            }
        }
    }

    // MARK: Claims

    private static func keys(_ claim: Claim, _ claims: PacketClaims) -> [String] {
        let header = Int(claim.header)
        guard claim.field.isTCP else {
            if claim.field.isFrame { return ["frame"] }
            if claim.field.isNetwork { return ["ip"] }
            guard header < claims.headers.count else { return ["around"] }
            switch claims.headers[header] {
            case .ipv4, .ipv6, .hopByHop, .destinationOptions, .routing, .fragment: return ["ip"]
            case .tcp, .option: return ["options"]
            default: return ["link"]
            }
        }
        guard claims.tcpHeader.map({ Int($0) == header }) ?? false else { return ["around"] }
        if claim.field.isOption { return ["opt\(claim.item)"] }
        switch claim.field {
        case .sourcePort: return ["srcport"]
        case .destinationPort: return ["dstport"]
        case .sequenceNumber, .sequenceNumberRaw: return ["seq"]
        case .nextSequenceNumber: return ["nextseq"]
        case .acknowledgmentNumber, .acknowledgmentNumberRaw: return ["ack"]
        case .headerLength: return ["offset"]
        case .flags: return flagKeys(claim)
        case .windowValue: return ["window"]
        case .windowSize, .windowScaleFactor: return ["scaled"]
        case .checksum, .checksumStatus, .checksumCalculated: return ["checksum"]
        case .urgentPointer: return ["urgent"]
        case .optionsLength: return ["options"]
        case .segmentLength, .payloadLength: return ["data"]
        case .streamIndex: return ["stream"]
        case .acksFrame, .ackRTT: return ["acked"]
        case .initialRTT: return ["irtt"]
        case .streamTimeRelative, .streamTimeDelta: return ["times"]
        default: return ["around"]
        }
    }

    /// A line for a single bit is that bit's, and the field's as well.
    private static func flagKeys(_ claim: Claim) -> [String] {
        for bit in FlagNames.bits where claim.mask == bit.mask { return [bit.key, "flags"] }
        return ["flags"]
    }
}
