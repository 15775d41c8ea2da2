import Foundation

/// What `wiretext diff --format json` says.
struct DiffOutcome {
    struct Entry: Hashable, Comparable, CustomStringConvertible {
        var segment: String
        var field: String
        var change: String
        var suggests: String

        var description: String { "\(segment) \(field) \(change) \(suggests)" }

        static func < (left: Entry, right: Entry) -> Bool { left.description < right.description }
    }

    var status: Int32
    var json: [String: Any]
    var errors: String

    init(_ a: String, _ b: String, _ options: [String] = []) throws {
        let outcome = try Program.run(Program.wiretext, ["diff", a, b, "--format", "json"] + options)
        status = outcome.status
        errors = outcome.errors
        json =
            outcome.output.isEmpty
            ? [:] : try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any] ?? [:]
    }

    var isSame: Bool? { json["same"] as? Bool }
    var differences: [[String: Any]] { json["differences"] as? [[String: Any]] ?? [] }
    var notCompared: [[String: Any]] { json["notCompared"] as? [[String: Any]] ?? [] }

    var entries: [Entry] {
        differences.map { difference in
            func text(_ name: String) -> String { difference[name] as? String ?? "" }
            return Entry(
                segment: text("segment"), field: text("field"), change: text("change"), suggests: text("suggests"))
        }.sorted()
    }

    func difference(_ field: String) -> [String: Any]? {
        differences.first { $0["field"] as? String == field }
    }

    /// Values of a feature that was negotiated.
    func settled(_ name: String) -> [String]? {
        let features = json["negotiated"] as? [[String: Any]] ?? []
        return features.first { $0["name"] as? String == name }
            .map { [$0["a"] as? String ?? "", $0["b"] as? String ?? ""] }
    }

    /// What is to be told of the same two traces the other way round.
    var mirrored: [String] {
        let flip = ["added": "removed", "removed": "added"]
        return differences.map { difference in
            func text(_ name: String) -> String { difference[name] as? String ?? "-" }
            let change = flip[text("change")] ?? text("change")
            return [text("segment"), text("field"), change, text("b"), text("a"), text("suggests")]
                .joined(separator: " ")
        }.sorted()
    }

    var told: [String] {
        differences.map { difference in
            ["segment", "field", "change", "a", "b", "suggests"].map { difference[$0] as? String ?? "-" }
                .joined(separator: " ")
        }.sorted()
    }
}
