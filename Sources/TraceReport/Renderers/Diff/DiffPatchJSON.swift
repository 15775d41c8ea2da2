import HandshakeDiff
import SourceText

/// Both models, and the patch between them (RFC 6902).
enum DiffPatchJSON {
    static func write(_ model: DiffModel, pairs: Int, _ json: inout JSONWriter) {
        json.key("model")
        json.object { json in
            json.key("a")
            side(&json, model, pairs) { $0.a }
            json.key("b")
            side(&json, model, pairs) { $0.b }
        }
        json.key("patch")
        json.array(model.entries.filter { $0.a != $0.b }, operation)
    }

    private static func side(
        _ json: inout JSONWriter, _ model: DiffModel, _ pairs: Int, _ value: (DiffModel.Entry) -> String?
    ) {
        json.object { json in
            json.key("handshakes")
            json.array(Array(0..<pairs)) { json, pair in
                json.object { json in
                    for role in SegmentRole.allCases {
                        let entries = model.entries.filter { $0.pair == pair && $0.segment == role }
                        guard !entries.isEmpty else { continue }
                        json.key(role.name)
                        json.object { json in
                            for entry in entries {
                                guard let text = value(entry) else { continue }
                                json.key(entry.name)
                                json.value(text)
                            }
                        }
                    }
                }
            }
        }
    }

    private static func operation(_ json: inout JSONWriter, _ entry: DiffModel.Entry) {
        json.object { json in
            json.member("op", entry.a == nil ? "add" : entry.b == nil ? "remove" : "replace")
            json.member("path", "/handshakes/\(entry.pair)/\(entry.segment.name)/\(entry.name)")
            if let value = entry.b { json.member("value", value) }
        }
    }
}
