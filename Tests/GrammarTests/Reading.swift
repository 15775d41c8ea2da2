import PacketTrace
import TCPWire
import WiresharkText

/// A text as the reader takes it, with the effects of each of its lines.
struct Reading {
    /// The claims of a line, in the order of the trace, and the header that they belong to.
    struct Taken {
        var effects: [LineEffect] = []
        var header: HeaderKind?
    }

    var lines: [Taken]
    /// Packets, sections and markers, in the order in which they came.
    private(set) var events: [LineEffect] = []
    /// The section that was open at the end.
    private(set) var lastHeader: HeaderKind?

    init(_ text: String) {
        let bytes = Array(text.utf8)
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == 0x0a { starts.append(index + 1) }
        lines = Array(repeating: Taken(), count: starts.count)
        var reader = TextReader()
        var packet = PacketClaims()
        var count = 0
        while reader.next(in: bytes.span, into: &packet) {
            count += 1
            events.append(LineEffect(name: "packet", value: "\(count)"))
            note(packet)
            for claim in packet.claims { take(claim, packet, bytes, starts) }
            prose(packet, starts)
        }
        prose(packet, starts)
    }

    private mutating func note(_ packet: PacketClaims) {
        // Other protocols open sections, too, but only to keep their lines out.
        for header in packet.headers where header != .other {
            events.append(LineEffect(name: "section", value: "\(header)"))
        }
        lastHeader = packet.headers.last
        for (marker, name) in Marker.names where packet.markers.contains(marker) {
            events.append(LineEffect(name: "marker", value: name))
        }
    }

    private mutating func take(_ claim: Claim, _ packet: PacketClaims, _ bytes: [UInt8], _ starts: [Int]) {
        let span = packet.span(of: claim)
        let line = Self.line(at: span.start, starts)
        let token = String(decoding: bytes[span.start..<min(span.end, bytes.count)], as: UTF8.self)
        let first = token.prefix { $0 != "\n" }
        let shown = first.count < token.count ? first + "…" : first
        lines[line].effects.append(LineEffect(claim, in: packet, token: String(shown)))
        if Int(claim.header) < packet.headers.count { lines[line].header = packet.headers[Int(claim.header)] }
    }

    private mutating func prose(_ packet: PacketClaims, _ starts: [Int]) {
        for span in packet.prose where span.end > span.start {
            for line in Self.line(at: span.start, starts)...Self.line(at: span.end - 1, starts)
            where !lines[line].effects.contains(LineEffect(name: "prose")) {
                lines[line].effects.append(LineEffect(name: "prose"))
            }
        }
    }

    private static func line(at offset: Int, _ starts: [Int]) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

extension Reading {
    /// What each of `lines` does when it stands behind `lead`. What has no place of its own (a section, a marker) is
    /// laid to the line whose arrival brings it.
    static func effects(of lines: [String], behind lead: [String]) -> [Taken] {
        let whole = Reading((lead + lines).joined(separator: "\n") + "\n")
        var before = Reading(lead.joined(separator: "\n") + "\n")
        return lines.indices.map { index in
            let now = Reading((lead + lines[...index]).joined(separator: "\n") + "\n")
            var taken = whole.lines[lead.count + index]
            var new = now.events
            for event in before.events { new.firstIndex(of: event).map { _ = new.remove(at: $0) } }
            taken.effects = new + taken.effects
            taken.header = taken.header ?? now.lastHeader
            before = now
            return taken
        }
    }
}

extension Marker {
    /// The markers that a line can bring about; that a section is expanded, or has a frame, any of its lines says.
    static let names: [(Marker, String)] = [
        (.reassembled, "reassembled"), (.incomplete, "incomplete"), (.presumedLength, "presumed-length"),
        (.quoted, "quoted"), (.relativeSequence, "relative-sequence"),
        (.relativeAcknowledgment, "relative-acknowledgment"), (.extensionHeaders, "extension-headers"),
        (.lengthBeyondPacket, "length-beyond-packet"), (.acknowledgmentNote, "acknowledgment-note"),
        (.urgentNote, "urgent-note"), (.row, "row"),
    ]
}
