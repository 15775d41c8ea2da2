import HandshakeDiff
import SourceText

/// What two views of one connection say of what lies between them.
enum VantageJSON {
    static func write(_ vantage: Vantage, _ json: inout JSONWriter) {
        json.key("vantage")
        json.object { json in
            json.key("sequenceOffsets")
            json.object { json in
                offset(&json, "client", vantage.clientOffset)
                offset(&json, "server", vantage.serverOffset)
            }
            if let hops = vantage.clientHops { json.member("clientHops", Int(hops.magnitude)) }
            if let hops = vantage.serverHops { json.member("serverHops", Int(hops.magnitude)) }
            json.key("proxied")
            json.value(vantage.isProxied)
            json.key("packets")
            json.array(vantage.identities) { json, identity in
                json.object { json in
                    json.member("segment", "\(identity.segment.name)")
                    json.member("verdict", "\(identity.verdict.text)")
                    json.key("agree")
                    json.array(identity.agreeing) { $0.value($1) }
                    json.key("differ")
                    json.array(identity.differing) { $0.value($1) }
                }
            }
            if let path = vantage.delay { delay(&json, path) }
        }
    }

    private static func offset(_ json: inout JSONWriter, _ name: StaticString, _ offset: SequenceOffset) {
        json.key(name)
        json.object { json in
            switch offset {
            case .unseen: json.member("state", "not shown")
            case .none: json.member("state", "none")
            case .varying: json.member("state", "varying")
            case .single(let shift):
                json.member("state", "one segment")
                json.member("offset", Int(shift))
            case .constant(let shift, let segments):
                json.member("state", "constant")
                json.member("offset", Int(shift))
                json.member("segments", segments)
            }
        }
    }

    /// Seconds with nine decimals.
    private static func delay(_ json: inout JSONWriter, _ delay: PathDelay) {
        json.key("delay")
        json.object { json in
            json.member("roundTrip", TimeText.seconds(delay.both))
            json.key("oneWay")
            json.object { json in
                json.member("least", TimeText.seconds(0))
                json.member("most", TimeText.seconds(delay.both))
            }
            json.member("forthByClocks", TimeText.seconds(delay.forth))
            json.member("backByClocks", TimeText.seconds(delay.back))
            json.key("clocksMayAgree")
            json.value(delay.clocksMayAgree)
        }
    }
}
