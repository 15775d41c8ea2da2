public import TCPWire

/// Reads offers out of the two SYNs.
struct OfferReading {
    let handshake: ObservedHandshake
    let syn: HandshakeSegment?
    let answer: HandshakeSegment?

    init(_ handshake: ObservedHandshake) {
        self.handshake = handshake
        syn = handshake.syn
        answer = handshake.synACK
    }

    func agreement(on feature: Feature) -> Agreement {
        let offered = offer(feature, in: syn)
        let answered = offer(feature, in: answer)
        return Agreement(
            feature: feature, offered: offered, answered: answered,
            outcome: outcome(feature, offered: offered, answered: answered))
    }

    private func offer(_ feature: Feature, in segment: HandshakeSegment?) -> Agreement.Offer {
        guard let segment else { return .unseen }
        switch feature {
        case .congestionNotification:
            guard segment.shownFlags.isSuperset(of: [.ece, .cwr]) else { return .unseen }
            let bits = UInt64(segment.flags.rawValue >> 6 & 7)
            return bits == 0 ? .absent : .value(bits)
        case .initialWindow: return segment.window.map { .value(UInt64($0)) } ?? .unseen
        default: return option(feature, in: segment.options)
        }
    }

    private func option(_ feature: Feature, in options: HandshakeOptions) -> Agreement.Offer {
        guard let option = options.items.first(where: { feature.names($0) }) else {
            return options.isComplete ? .absent : .unseen
        }
        switch feature {
        case .maximumSegmentSize: return .init(option.number(.mssValue))
        case .windowScale: return .init(option.number(.windowShift))
        case .fastOpen:
            if option.bytes.isEmpty { return .present }
            return .value(UInt64(option.octets(.fastOpenCookie)?.count ?? 0))
        case .multipath: return .init(option.number(.multipathVersion))
        case .authentication: return .init(option.number(.aoKey))
        default: return .present
        }
    }

    private func outcome(
        _ feature: Feature, offered: Agreement.Offer, answered: Agreement.Offer
    ) -> Agreement.Outcome {
        switch feature {
        case .maximumSegmentSize, .initialWindow: return eachWay(feature, offered, answered)
        case .md5Signature, .authentication: return inEverySegment(offered, answered)
        default: break
        }
        if let missing = missing(offered, answered) { return missing }
        switch feature {
        case .congestionNotification: return ecn(offered.value ?? 0, answered.value ?? 0)
        case .fastOpen: return fastOpen(offered, answered)
        default: break
        }
        guard offered.isPresent else { return .notInForce(answered.isPresent ? .unasked : .neitherOffers) }
        guard answered.isPresent else { return .notInForce(.notAnswered) }
        if feature == .multipath, let first = offered.value, let second = answered.value, first != second {
            return .notInForce(.versionsDiffer)
        }
        let isLimited = feature == .windowScale && max(offered.value ?? 0, answered.value ?? 0) > 14
        return .inForce(isLimited ? .shiftLimited : .plain)
    }

    /// What keeps the trace from telling; an offer that is known not to be there settles it alone.
    private func missing(_ offered: Agreement.Offer, _ answered: Agreement.Offer) -> Agreement.Outcome? {
        if offered == .absent, answered == .unseen {
            return .notInForce(.notOffered)
        }
        if offered == .unseen {
            if answered == .absent { return .notInForce(.notAnswered) }
            return .unknown(syn == nil ? .synUnseen : .optionsUnseen)
        }
        guard answered == .unseen else { return nil }
        if handshake.outcome == .refused { return .notInForce(.refused) }
        return .unknown(answer == nil ? .answerUnseen : .optionsUnseen)
    }

    /// Each side speaks for itself, and needs no answer.
    private func eachWay(
        _ feature: Feature, _ offered: Agreement.Offer, _ answered: Agreement.Offer
    ) -> Agreement.Outcome {
        if offered == .unseen { return .unknown(syn == nil ? .synUnseen : .optionsUnseen) }
        if answered == .unseen {
            if handshake.outcome == .refused { return .notInForce(.refused) }
            return .unknown(answer == nil ? .answerUnseen : .optionsUnseen)
        }
        return .inForce(offered == .absent || answered == .absent ? .byDefault : .plain)
    }

    /// A signature is on every segment or on none (RFC 5925, section 7.1).
    private func inEverySegment(_ offered: Agreement.Offer, _ answered: Agreement.Offer) -> Agreement.Outcome {
        if let missing = missing(offered, answered) { return missing }
        guard offered.isPresent else { return .notInForce(answered.isPresent ? .notOffered : .neitherOffers) }
        return answered.isPresent ? .inForce(.plain) : .notInForce(.notAnswered)
    }

    /// AE, CWR and ECE of both SYNs (RFC 9768, table 2).
    private func ecn(_ offered: UInt64, _ answered: UInt64) -> Agreement.Outcome {
        switch (offered, answered) {
        case (0, 0): .notInForce(.neitherOffers)
        case (0, _): .notInForce(.unasked)
        case (_, 0): .notInForce(offered == 0b011 || offered == 0b111 ? .notAnswered : .halfOffered)
        case (0b111, 0b111), (0b011, 0b011): .notInForce(.reflected)
        case (0b111, 0b001), (0b111, 0b101): .inForce(.classicECN)
        case (0b111, _): .inForce(.accurateECN)
        case (0b011, 0b001): .inForce(.classicECN)
        case (0b011, _): .notInForce(.reflected)
        default: .notInForce(.halfOffered)
        }
    }

    private func fastOpen(_ offered: Agreement.Offer, _ answered: Agreement.Offer) -> Agreement.Outcome {
        guard offered.isPresent else { return .notInForce(answered.isPresent ? .unasked : .neitherOffers) }
        if let taken = dataIsTaken { return taken ? .inForce(.dataTaken) : .notInForce(.dataNotTaken) }
        if answered.isPresent { return .inForce(.cookieGranted) }
        return .notInForce(.notAnswered)
    }

    /// Whether the SYN-ACK acknowledges the data that rode on the SYN; `nil` where there are none.
    var dataIsTaken: Bool? {
        guard let syn, let answer, let length = syn.dataLength, length > 0 else { return nil }
        if let first = syn.sequence, let acknowledged = answer.acknowledgment {
            return acknowledged &- first > 1 && acknowledged &- first <= UInt32(truncatingIfNeeded: length) &+ 1
        }
        return answer.relativeAcknowledgment.map { $0 > 1 }
    }

    /// Bytes of a segment's data that an MSS offer allows.
    func segmentLimit(_ offer: Agreement.Offer) -> UInt64? {
        switch offer {
        case .value(let size): size
        case .absent: isVersion6 ? 1220 : 536
        case .present, .unseen: nil
        }
    }

    private var isVersion6: Bool {
        (syn?.network ?? answer?.network)?.version == .v6
    }
}

extension Agreement.Offer {
    fileprivate init(_ value: UInt64?) {
        self = value.map { .value($0) } ?? .present
    }
}

extension Feature {
    /// Whether an option speaks of the feature.
    func names(_ option: TCPOption) -> Bool {
        switch self {
        case .maximumSegmentSize: option.kind == 2
        case .windowScale: option.kind == 3
        case .selectiveAcknowledgments: option.kind == 4
        case .timestamps: option.kind == 8
        case .fastOpen: option.kind == 34 || option.isExperimentalFastOpen
        case .multipath: option.kind == 30
        case .md5Signature: option.kind == 19
        case .authentication: option.kind == 29
        case .congestionNotification, .initialWindow: false
        }
    }
}

extension TCPOption {
    /// Fast Open under its experiment number (RFC 7413, appendix A).
    public var isExperimentalFastOpen: Bool {
        (kind == 253 || kind == 254) && number(at: 2, width: 2) == 0xf989
    }
}
