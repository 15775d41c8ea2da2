/// The names that Wireshark prints for the values of some fields, by vocabulary: a version, or one of two places in the
/// same trace, has each value under one name only.
public enum ValueNames {
    public typealias Vocabulary = [(name: StaticString, value: UInt64)]

    /// All vocabularies of a field; values that state some of its bits only stand where those are.
    public static func vocabularies(_ field: Field) -> [Vocabulary] {
        switch field {
        case .encapsulation: [encapsulations, [("Linux cooked-mode capture", 25), ("NULL", 15)]]
        case .ethernetType, .vlanType, .cookedProtocol, .tagProtocol: [etherTypes, [("IP", 0x0800)]]
        case .ipProtocol, .ipv6NextHeader: [protocols]
        case .ipDifferentiatedServices, .ipv6TrafficClass:
            [codepoints, codepointsInFull, [("EF PHB", 46 << 2)], congestion, congestionInFull, congestionOld]
        case .ethernetDestinationLocal, .ethernetSourceLocal:
            [
                [
                    ("Globally unique address (factory default)", 0),
                    ("Locally administered address (this is NOT the factory default)", 1),
                ]
            ]
        case .ethernetDestinationGroup, .ethernetSourceGroup:
            [[("Individual address (unicast)", 0), ("Group address (multicast/broadcast)", 1)]]
        case .ipChecksumStatus: [[("Bad", 0), ("Good", 1), ("Unverified", 2)], validation]
        case .optionKind: [optionKinds, [("MSS size", 2), ("SACK Permission", 4), ("Timestamp", 8)]]
        default: []
        }
    }

    /// The value of a name in any vocabulary of a field.
    public static func value(_ field: Field, isName: (StaticString) -> Bool) -> UInt64? {
        for vocabulary in vocabularies(field) {
            if let found = vocabulary.first(where: { isName($0.name) }) { return found.value }
        }
        return nil
    }

    /// The name of another value, in the vocabulary that knows the first one.
    public static func name(of value: UInt64, _ field: Field, like isName: (StaticString) -> Bool) -> StaticString? {
        for vocabulary in vocabularies(field) where vocabulary.contains(where: { isName($0.name) }) {
            if let found = vocabulary.first(where: { $0.value == value }) { return found.name }
        }
        for vocabulary in vocabularies(field) {
            if let found = vocabulary.first(where: { $0.value == value }) { return found.name }
        }
        return nil
    }

    private static let encapsulations: Vocabulary = [
        ("Ethernet", 1), ("PPP", 4), ("Raw IP", 7), ("NULL/Loopback", 15), ("Linux cooked-mode capture v1", 25),
        ("Raw IPv4", 129), ("Raw IPv6", 130), ("Linux cooked-mode capture v2", 210),
    ]

    private static let etherTypes: Vocabulary = [
        ("IPv4", 0x0800), ("IPv6", 0x86dd), ("ARP", 0x0806), ("802.1Q Virtual LAN", 0x8100),
        ("802.1ad Provider Bridge (Q-in-Q)", 0x88a8), ("PPPoE Session", 0x8864),
        ("MPLS label switched packet", 0x8847),
    ]

    private static let protocols: Vocabulary = [
        ("ICMP", 1), ("IGMP", 2), ("IPIP", 4), ("TCP", 6), ("UDP", 17), ("IPv6", 41), ("ICMPv6", 58),
        ("Generic Routing Encapsulation", 47), ("SCTP", 132),
    ]

    /// RFC 2474, RFC 2597, RFC 3246, RFC 5865, RFC 8622.
    private static let codepoints: Vocabulary = [
        ("CS0", 0), ("CS1", 8 << 2), ("CS2", 16 << 2), ("CS3", 24 << 2), ("CS4", 32 << 2), ("CS5", 40 << 2),
        ("CS6", 48 << 2), ("CS7", 56 << 2), ("LE", 1 << 2), ("VOICE-ADMIT", 44 << 2), ("EF", 46 << 2),
        ("AF11", 10 << 2), ("AF12", 12 << 2), ("AF13", 14 << 2), ("AF21", 18 << 2), ("AF22", 20 << 2),
        ("AF23", 22 << 2), ("AF31", 26 << 2), ("AF32", 28 << 2), ("AF33", 30 << 2), ("AF41", 34 << 2),
        ("AF42", 36 << 2), ("AF43", 38 << 2),
    ]

    private static let codepointsInFull: Vocabulary = [
        ("Default", 0), ("Class Selector 1", 8 << 2), ("Class Selector 2", 16 << 2), ("Class Selector 3", 24 << 2),
        ("Class Selector 4", 32 << 2), ("Class Selector 5", 40 << 2), ("Class Selector 6", 48 << 2),
        ("Class Selector 7", 56 << 2), ("Lower Effort", 1 << 2), ("Voice Admit", 44 << 2),
        ("Expedited Forwarding", 46 << 2), ("Assured Forwarding 11", 10 << 2), ("Assured Forwarding 12", 12 << 2),
        ("Assured Forwarding 13", 14 << 2), ("Assured Forwarding 21", 18 << 2), ("Assured Forwarding 22", 20 << 2),
        ("Assured Forwarding 23", 22 << 2), ("Assured Forwarding 31", 26 << 2), ("Assured Forwarding 32", 28 << 2),
        ("Assured Forwarding 33", 30 << 2), ("Assured Forwarding 41", 34 << 2), ("Assured Forwarding 42", 36 << 2),
        ("Assured Forwarding 43", 38 << 2),
    ]

    /// RFC 3168, section 5.
    private static let congestion: Vocabulary = [("Not-ECT", 0), ("ECT(1)", 1), ("ECT(0)", 2), ("CE", 3)]
    private static let congestionInFull: Vocabulary = [
        ("Not ECN-Capable Transport", 0), ("ECN-Capable transport codepoint '01'", 1),
        ("ECN-Capable transport codepoint '10'", 2), ("Congestion Experienced", 3),
    ]
    private static let congestionOld: Vocabulary = [
        ("Not-ECT (Not ECN-Capable Transport)", 0), ("ECT(1) (ECN-Capable Transport)", 1),
        ("ECT(0) (ECN-Capable Transport)", 2), ("CE (Congestion Experienced)", 3),
    ]

    /// Behind the IP header's checksum.
    private static let validation: Vocabulary = [("incorrect", 0), ("correct", 1), ("validation disabled", 2)]

    private static let optionKinds: Vocabulary = [
        ("End of Option List", 0), ("No-Operation", 1), ("Maximum Segment Size", 2), ("Window Scale", 3),
        ("SACK Permitted", 4), ("SACK", 5), ("Echo", 6), ("Echo Reply", 7), ("Time Stamp Option", 8),
        ("MD5 Signature Option", 19), ("User Timeout Option", 28), ("The TCP Authentication Option", 29),
        ("Multipath TCP", 30), ("TCP Fast Open Cookie", 34),
    ]
}
