public import PacketTrace
import SourceText

/// Writes where each byte of a conversion comes from, as `wiretext.provenance/1`, packet by packet.
public struct ProvenanceJSON: Sendable {
    private var json = JSONWriter()
    private var skipped: [(frame: UInt64?, packet: Int, reason: StaticString)] = []

    public init() {
        json.begin("{")
        json.member("schema", "wiretext.provenance/1")
        json.key("packets")
        json.begin("[")
    }

    /// A packet that was written: the `packet`th of the trace.
    public mutating func add(_ image: PacketImage, packet: Int, frame: UInt64?) {
        json.object { json in
            json.member("packet", packet)
            if let frame { json.member("frame", Int(truncatingIfNeeded: frame)) }
            json.member("length", image.originalLength)
            json.member("captured", image.bytes.count)
            json.key("layers")
            json.array(image.layers) { json, layer in
                json.object { json in
                    json.member("name", "\(layer.name)")
                    json.member("offset", layer.offset)
                    json.member("length", layer.length)
                }
            }
            json.key("ranges")
            json.array(image.ranges) { json, range in
                json.object { json in
                    json.member("offset", range.offset)
                    json.member("length", range.length)
                    json.member("provenance", "\(range.provenance.name)")
                }
            }
        }
    }

    /// A packet that was left out.
    public mutating func skip(packet: Int, frame: UInt64?, reason: StaticString) {
        skipped.append((frame, packet, reason))
    }

    /// What has been written since the last call.
    public mutating func take() -> [UInt8] { json.take() }

    /// Ends the document.
    public mutating func finish() {
        json.end("]")
        json.key("skipped")
        json.array(skipped) { json, entry in
            json.object { json in
                json.member("packet", entry.packet)
                if let frame = entry.frame { json.member("frame", Int(truncatingIfNeeded: frame)) }
                json.member("reason", "\(entry.reason)")
            }
        }
        json.end("}")
        json.newline()
    }
}
