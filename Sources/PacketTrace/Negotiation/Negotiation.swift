/// What a handshake settled: each feature offered, answered, in force, and if not, why not.
public struct Negotiation: Hashable, Sendable {
    /// In the order of ``Feature``.
    public var agreements: [Agreement] = []
    /// How many bytes of data the client, and the server, may put into one segment: what the other side's MSS option
    /// says, or the default. Options take their part of it (RFC 6691). `nil` where the trace does not show it.
    public var clientSegment: UInt64?
    public var serverSegment: UInt64?
    /// Shifts of the windows that the client, and the server, send; 0 where scaling is not in force.
    public var clientShift: UInt8?
    public var serverShift: UInt8?

    /// - Parameter handshake: its segments, of which any may be missing.
    public init(_ handshake: ObservedHandshake) {
        let reading = OfferReading(handshake)
        for feature in Feature.allCases { agreements.append(reading.agreement(on: feature)) }
        serverSegment = reading.segmentLimit(self[.maximumSegmentSize].offered)
        clientSegment = reading.segmentLimit(self[.maximumSegmentSize].answered)
        let scale = self[.windowScale]
        switch scale.outcome {
        case .inForce:
            clientShift = scale.offered.value.map { UInt8(min($0, 14)) }
            serverShift = scale.answered.value.map { UInt8(min($0, 14)) }
        case .notInForce:
            clientShift = 0
            serverShift = 0
        case .unknown: break
        }
    }

    public subscript(feature: Feature) -> Agreement {
        agreements[Int(feature.rawValue)]
    }
}
