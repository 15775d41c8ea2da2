import PacketTrace
import TCPWire

/// What both sides settled, and what it means for this connection.
struct NegotiationSection {
    let scene: Scene

    func section(_ anchor: Anchor) -> Section? {
        guard let settled = scene.settled, scene.talk.handshake?.outcome != .refused else { return nil }
        let agreements = settled.agreements.filter { agreement in
            agreement.feature.isUsual || agreement.offered.isPresent || agreement.answered.isPresent
        }
        var rows: [[[Inline]]] = []
        for agreement in agreements {
            rows.append([
                [.text(title(agreement.feature))], [.text(offer(agreement.offered, agreement.feature))],
                [.text(offer(agreement.answered, agreement.feature))], outcome(agreement),
            ])
        }
        let table = Table(
            caption: ["Each side says in its SYN what it can do; only then it counts"],
            columns: [
                .init("What"), .init(scene.cast.knowsClient ? "The client's SYN" : "One SYN"),
                .init(scene.cast.knowsClient ? "The server's SYN" : "The other SYN"), .init("What comes of it"),
            ], rows: rows)
        var blocks: [Block] = [.table(table)]
        let meaning = NegotiatedFigures(scene: scene, settled: settled).lines
        if !meaning.isEmpty {
            blocks.append(.calculation(Calculation(["What that means for this connection"], meaning)))
        }
        return Section(anchor, ["What both sides agreed on"], blocks: blocks)
    }

    private func title(_ feature: Feature) -> String {
        switch feature {
        case .maximumSegmentSize: "Largest segment (MSS)"
        case .windowScale: "Window scale"
        case .selectiveAcknowledgments: "Selective acknowledgments (SACK)"
        case .timestamps: "Timestamps"
        case .congestionNotification: "Congestion notification (ECN)"
        case .fastOpen: "Fast Open"
        case .multipath: "Multipath TCP"
        case .md5Signature: "MD5 signature"
        case .authentication: "TCP-AO"
        case .initialWindow: "First window"
        }
    }

    private func offer(_ offer: Agreement.Offer, _ feature: Feature) -> String {
        switch offer {
        case .unseen: return "not shown"
        case .absent: return "no"
        case .present: return "yes"
        case .value(let value):
            switch feature {
            case .maximumSegmentSize, .initialWindow: return "\(value) bytes"
            case .windowScale: return "shift \(value)"
            case .congestionNotification: return ecn(value)
            case .fastOpen: return value == 0 ? "asks for a cookie" : "cookie of \(value) bytes"
            case .multipath: return "version \(value)"
            case .authentication: return "key \(value)"
            default: return "\(value)"
            }
        }
    }

    private func ecn(_ bits: UInt64) -> String {
        var names: [String] = []
        for (mask, name) in [(UInt64(4), "AE"), (2, "CWR"), (1, "ECE")] where bits & mask != 0 { names.append(name) }
        return names.joined(separator: ", ")
    }

    private func outcome(_ agreement: Agreement) -> [Inline] {
        let words =
            switch agreement.outcome {
            case .inForce(let form): inForce(agreement, form)
            case .notInForce(let reason): "not used: \(self.reason(reason))"
            case .unknown(let reason): "not known: \(self.reason(reason))"
            }
        return [.text(words)]
    }

    private func inForce(_ agreement: Agreement, _ form: Agreement.Form) -> String {
        switch agreement.feature {
        case .maximumSegmentSize:
            let settled = scene.settled
            let byDefault = form == .byDefault ? ", where nothing is said the default" : ""
            guard let client = settled?.clientSegment, let server = settled?.serverSegment else {
                return "each for its own direction"
            }
            return
                "\(scene.cast.name(scene.cast.left)) sends at most \(client) bytes a segment, \(scene.cast.name(1 - scene.cast.left)) "
                + "\(server)\(byDefault)"
        case .initialWindow: return "each side for what it can take itself"
        default: break
        }
        switch form {
        case .plain: return "in force"
        case .classicECN: return "in force, as in RFC 3168"
        case .accurateECN: return "in force, the accurate form of RFC 9768"
        case .dataTaken: return "the data on the SYN were taken"
        case .cookieGranted: return "a cookie is handed out for the next time"
        case .shiftLimited: return "in force; a shift above 14 counts as 14"
        case .byDefault: return "the default holds"
        }
    }

    private func reason(_ reason: Agreement.Reason) -> String {
        switch reason {
        case .neitherOffers: "neither side offers it"
        case .notOffered: "the client does not offer it"
        case .notAnswered: "the client offers it, the server does not"
        case .unasked: "the server speaks of it without being asked"
        case .reflected: "the answer only repeats the flags of the SYN"
        case .halfOffered: "one flag without the other asks for nothing"
        case .malformed: "the option is not well-formed"
        case .versionsDiffer: "both speak other versions"
        case .dataNotTaken: "the server took the SYN and left the data"
        case .refused: "the connection was refused"
        case .synUnseen: "the client's SYN is not in the trace"
        case .answerUnseen: "the server's SYN is not in the trace"
        case .optionsUnseen: "not all options are shown"
        }
    }
}
