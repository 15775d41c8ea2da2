public import PacketTrace

/// What was negotiated, in words.
public enum NegotiationText {
    /// What is in force, the client's first: `1460 / 1380`, `8 / 8`, `yes`, `none`; `not shown` where the trace does
    /// not tell.
    public static func value(_ feature: Feature, _ settled: Negotiation) -> String {
        let agreement = settled[feature]
        switch feature {
        case .maximumSegmentSize, .initialWindow:
            return offer(agreement.offered, feature) + " / " + offer(agreement.answered, feature)
        default: break
        }
        switch agreement.outcome {
        case .notInForce: return "none"
        case .unknown: return "not shown"
        case .inForce(let form): return text(form, agreement)
        }
    }

    private static func text(_ form: Agreement.Form, _ agreement: Agreement) -> String {
        switch form {
        case .classicECN: return "classic"
        case .accurateECN: return "accurate"
        case .dataTaken: return "data taken"
        case .cookieGranted: return "cookie granted"
        case .plain, .shiftLimited, .byDefault: break
        }
        switch agreement.feature {
        case .windowScale:
            let suffix = form == .shiftLimited ? " (14 at most)" : ""
            return offer(agreement.offered, .windowScale) + " / " + offer(agreement.answered, .windowScale) + suffix
        case .multipath: return agreement.answered.value.map { "version \($0)" } ?? "yes"
        default: return "yes"
        }
    }

    /// What one SYN says.
    public static func offer(_ offer: Agreement.Offer, _ feature: Feature) -> String {
        switch offer {
        case .unseen: return "not shown"
        case .absent: return "none"
        case .present: return "yes"
        case .value(let value):
            switch feature {
            case .congestionNotification: return bits(value)
            case .fastOpen: return value == 0 ? "cookie request" : "cookie of \(value) bytes"
            case .multipath: return "version \(value)"
            case .authentication: return "key \(value)"
            default: return String(value)
            }
        }
    }

    private static func bits(_ value: UInt64) -> String {
        var text = ""
        for (bit, name) in [(UInt64(4), "AE"), (2, "CWR"), (1, "ECE")] where value & bit != 0 {
            text += (text.isEmpty ? "" : ", ") + name
        }
        return text
    }

    /// Why a feature is not in force, or why the trace does not tell; `nil` where it is in force.
    public static func reason(_ outcome: Agreement.Outcome) -> String? {
        switch outcome {
        case .inForce: nil
        case .notInForce(let reason), .unknown(let reason): text(reason)
        }
    }

    private static func text(_ reason: Agreement.Reason) -> String {
        switch reason {
        case .neitherOffers: "neither side speaks of it"
        case .notOffered: "the client's SYN does not offer it"
        case .notAnswered: "the SYN-ACK does not answer it"
        case .unasked: "the server speaks of it unasked, which is ignored"
        case .reflected: "the SYN-ACK repeats the SYN's flags, which means no"
        case .halfOffered: "the SYN sets only some of the flags, which asks for nothing"
        case .malformed: "the option has a wrong length"
        case .versionsDiffer: "the two sides speak different versions"
        case .dataNotTaken: "the server did not take the data on the SYN"
        case .refused: "the connection was refused"
        case .synUnseen: "the trace has no SYN"
        case .answerUnseen: "the trace has no SYN-ACK"
        case .optionsUnseen: "the trace does not print all options"
        }
    }
}
