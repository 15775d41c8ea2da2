/// What came of one feature: offered, answered, in force, and if not, why not.
public struct Agreement: Hashable, Sendable {
    /// What one side's SYN says.
    public enum Offer: Hashable, Sendable {
        /// The trace does not show the segment, or not all of its options.
        case unseen
        case absent
        /// The option is there; what it says is not shown, or it says nothing more.
        case present
        /// MSS in bytes, a shift, the window in bytes, a TCP-AO key number, the version of Multipath TCP, bytes of a
        /// Fast Open cookie (0 asks for one), AE, CWR and ECE as three bits.
        case value(UInt64)

        public var isPresent: Bool {
            switch self {
            case .unseen, .absent: false
            case .present, .value: true
            }
        }

        public var value: UInt64? {
            if case .value(let value) = self { value } else { nil }
        }
    }

    /// What is in force.
    public enum Outcome: Hashable, Sendable {
        case inForce(Form)
        case notInForce(Reason)
        /// The trace does not show enough to say.
        case unknown(Reason)
    }

    /// How it is in force, where there is more than one way.
    public enum Form: UInt8, Hashable, Sendable {
        case plain
        /// Explicit congestion notification as in RFC 3168, or the accurate one of RFC 9768.
        case classicECN, accurateECN
        /// Fast Open: the data on the SYN were taken, or a cookie was handed out for the next time.
        case dataTaken, cookieGranted
        /// A shift above 14 counts as 14 (RFC 7323, section 2.3).
        case shiftLimited
        /// No option says it, so the default holds (RFC 9293, MUST-15).
        case byDefault
    }

    /// Why a feature is not in force, or why the trace does not tell.
    public enum Reason: UInt8, Hashable, Sendable {
        /// Neither SYN speaks of it.
        case neitherOffers
        /// The server would, but the client's SYN does not ask.
        case notOffered
        /// The client's SYN offers it, its answer does not.
        case notAnswered
        /// The server's option answers nothing and must be ignored.
        case unasked
        /// The answer repeats the flags of the SYN: a broken stack or a device in between (RFC 3168, section 6.1.1).
        case reflected
        /// ECE without CWR, or the other way round, asks for nothing.
        case halfOffered
        /// The option has a length that its standard does not allow.
        case malformed
        /// Both sides speak other versions of it.
        case versionsDiffer
        /// A server that has no cookie for the client takes the SYN and leaves the data.
        case dataNotTaken
        /// The connection was refused.
        case refused
        case synUnseen, answerUnseen
        /// The segment is there, and not all of its options are printed.
        case optionsUnseen
    }

    public var feature: Feature
    /// What the client's SYN says.
    public var offered: Offer
    /// What the server's SYN-ACK says.
    public var answered: Offer
    public var outcome: Outcome

    public var isInForce: Bool {
        if case .inForce = outcome { true } else { false }
    }
}
