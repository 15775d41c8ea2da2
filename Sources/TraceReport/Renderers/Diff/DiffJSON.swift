import HandshakeDiff
import PacketTrace
import SourceText

/// The machine form: `wiretext.diff/1`, with an RFC 6902 patch that makes `model.b` of `model.a`.
enum DiffJSON {
    static func render(_ report: DiffReport) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "wiretext.diff/1")
            json.key("same")
            json.value(report.diff.isSame)
            json.key("inputs")
            json.object { json in
                for (name, input) in [(StaticString("a"), report.a), ("b", report.b)] {
                    json.key(name)
                    json.object { json in
                        json.member("path", input.path)
                        json.member("kind", "\(input.kind)")
                    }
                }
            }
            json.key("handshakes")
            json.array(Array(report.diff.pairs.indices)) { handshake(&$0, $1, report) }
            json.key("negotiated")
            json.array(report.diff.pairs.indices.flatMap { pair in report.settled(pair).map { (pair, $0) } }, settled)
            json.key("differences")
            json.array(report.diff.differences, difference)
            json.key("notCompared")
            json.array(report.diff.notCompared, missing)
            DiffPatchJSON.write(report.diff.model, pairs: report.diff.pairs.count, &json)
        }
        json.newline()
        return json.bytes
    }

    private static func handshake(_ json: inout JSONWriter, _ number: Int, _ report: DiffReport) {
        let pair = report.diff.pairs[number]
        let conditions = report.diff.conditions(of: number)
        json.object { json in
            json.key("a")
            side(&json, pair.handshakes.a, conditions.a, report)
            json.key("b")
            side(&json, pair.handshakes.b, conditions.b, report)
            if let vantage = pair.vantage { VantageJSON.write(vantage, &json) }
        }
    }

    private static func side(
        _ json: inout JSONWriter, _ handshake: ObservedHandshake, _ conditions: [String], _ report: DiffReport
    ) {
        json.object { json in
            json.member("stream", Int(truncatingIfNeeded: handshake.stream))
            if let port = handshake.clientPort { json.member("clientPort", Int(port)) }
            if let port = handshake.serverPort { json.member("serverPort", Int(port)) }
            json.member("outcome", "\(handshake.outcome.name)")
            json.key("packets")
            json.object { json in
                json.key("SYN")
                json.array(handshake.syns) { $0.value($1.packet) }
                json.key("SYN-ACK")
                json.array(handshake.synACKs) { $0.value($1.packet) }
                json.key("ACK")
                json.array(handshake.ack.map { [$0] } ?? []) { $0.value($1.packet) }
            }
            if handshake.isSimultaneous {
                json.key("simultaneousOpen")
                json.value(true)
            }
            if let time = handshake.answerTime { json.member("answerTime", TimeText.seconds(time)) }
            if let signature = report.signature(handshake.syn) { json.member("clientSignature", signature) }
            if let signature = report.signature(handshake.synACK) { json.member("serverSignature", signature) }
            json.key("conditions")
            json.array(conditions) { $0.value($1) }
        }
    }

    private static func settled(_ json: inout JSONWriter, _ entry: (pair: Int, settled: DiffReport.Settled)) {
        json.object { json in
            json.member("name", "\(entry.settled.feature.name)")
            json.member("handshake", entry.pair)
            json.member("a", entry.settled.a)
            json.member("b", entry.settled.b)
            offers(&json, "aOffered", "aAnswered", entry.settled.offersA)
            offers(&json, "bOffered", "bAnswered", entry.settled.offersB)
            if let why = entry.settled.whyA { json.member("aReason", why) }
            if let why = entry.settled.whyB { json.member("bReason", why) }
        }
    }

    private static func offers(
        _ json: inout JSONWriter, _ offered: StaticString, _ answered: StaticString, _ agreement: Agreement
    ) {
        json.member(offered, NegotiationText.offer(agreement.offered, agreement.feature))
        json.member(answered, NegotiationText.offer(agreement.answered, agreement.feature))
    }

    private static func difference(_ json: inout JSONWriter, _ difference: Difference) {
        json.object { json in
            json.member("handshake", difference.pair)
            json.member("segment", "\(difference.segment.name)")
            json.member("field", difference.field)
            json.member("change", "\(difference.change.name)")
            value(&json, "a", difference.a)
            value(&json, "b", difference.b)
            json.member("suggests", "\(difference.meaning.suggests.name)")
            if let condition = difference.condition { json.member("condition", condition) }
            json.member("explanation", difference.meaning.explanation)
            json.key("alternatives")
            json.array(difference.meaning.alternatives) { json, reading in
                json.object { json in
                    json.member("suggests", "\(reading.suggests.name)")
                    json.member("explanation", reading.text)
                }
            }
            if let cost = difference.meaning.cost { json.member("cost", cost) }
        }
    }

    private static func value(_ json: inout JSONWriter, _ name: StaticString, _ value: String?) {
        json.key(name)
        if let value { json.value(value) } else { json.null() }
    }

    private static func missing(_ json: inout JSONWriter, _ missing: NotCompared) {
        json.object { json in
            if let pair = missing.pair { json.member("handshake", pair) }
            if let segment = missing.segment { json.member("segment", "\(segment.name)") }
            json.member("field", missing.field)
            json.member("side", "\(missing.side.name)")
            json.member("reason", missing.reason)
        }
    }
}

extension ObservedHandshake.Outcome {
    var name: StaticString {
        switch self {
        case .complete: "complete"
        case .answered: "answered"
        case .unanswered: "unanswered"
        case .refused: "refused"
        case .aborted: "aborted"
        }
    }
}
