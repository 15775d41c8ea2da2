/// What two hosts settle while they open a connection.
public enum Feature: UInt8, CaseIterable, Hashable, Sendable {
    case maximumSegmentSize, windowScale, selectiveAcknowledgments, timestamps, congestionNotification, fastOpen
    case multipath, md5Signature, authentication, initialWindow

    /// As people call it.
    public var name: StaticString {
        switch self {
        case .maximumSegmentSize: "MSS"
        case .windowScale: "window scale"
        case .selectiveAcknowledgments: "SACK"
        case .timestamps: "timestamps"
        case .congestionNotification: "ECN"
        case .fastOpen: "TFO"
        case .multipath: "MPTCP"
        case .md5Signature: "MD5"
        case .authentication: "TCP-AO"
        case .initialWindow: "initial window"
        }
    }

    /// The RFC and section that says how it is agreed on.
    public var reference: StaticString {
        switch self {
        case .maximumSegmentSize: "RFC 9293, section 3.7.1"
        case .windowScale: "RFC 7323, section 2.2"
        case .selectiveAcknowledgments: "RFC 2018, section 2"
        case .timestamps: "RFC 7323, section 3.2"
        case .congestionNotification: "RFC 3168, section 6.1.1; RFC 9768, section 3.1"
        case .fastOpen: "RFC 7413, section 3"
        case .multipath: "RFC 8684, section 3.1"
        case .md5Signature: "RFC 2385, section 2"
        case .authentication: "RFC 5925, section 2.2"
        case .initialWindow: "RFC 9293, section 3.1"
        }
    }

    /// Whether it is worth a word where neither side speaks of it.
    public var isUsual: Bool {
        switch self {
        case .fastOpen, .multipath, .md5Signature, .authentication: false
        default: true
        }
    }
}
