/// All rules, in the order in which they are listed.
public enum RuleTable {
    public static let rules: [Rule] = [
        .headerCopies, .headerLengthCopies, .headerLengthOptions, .segmentLength, .networkCopies,
        .flagCopies, .nonzeroWithoutFlag,
        .optionCopies, .optionLengthSum, .optionList, .optionLengthFixed,
        .acknowledgmentNotISNPlusOne, .relativeRaw, .nextSequence, .handshakeSequence,
        .scaleMultiplier, .calculatedWindow, .scaleFactor,
        .ports, .streamIndex, .acknowledgedFrame,
        .roundTripTime, .initialRoundTripTime, .streamTime, .frameTime,
        .tcpChecksum, .headerChecksum,
        .cutOff, .notUnderstood, .dumpCopies,
        .synAndFin, .synAndRst, .noAcknowledgmentFlag, .pushOrUrgentOnSYN, .reservedBits, .urgentWithoutFlag,
        .acknowledgmentWithoutFlag, .answerWithoutAcknowledgment,
        .headerBelowTwenty, .headerBeyondDatagram,
        .zeroInitialSequence, .equalInitialSequences, .dataOnSYN, .portZero, .sourceIsDestination,
        .synOptionOutsideSYN, .optionTwice, .bytesBehindEnd, .impossibleOptionLength, .fourNoOperations,
        .noMaximumSegmentSize, .unusableSegmentSize, .smallSegmentSize, .segmentSizeBeyondLink, .segmentBeyondSize,
        .shiftAbove14, .scaleNotOffered,
        .echoWithoutAcknowledgment, .timestampsNotOffered, .timestampsMissing, .echoNotPeers, .timestampBackwards,
        .sackNotOffered, .sackWithoutPermission, .emptySACKBlock,
        .congestionFlagsOfSYN, .congestionAnswerReflects, .congestionNotOffered, .capableTransportOnSYN,
        .multipathNotAnswered, .multipathLength, .signatureNotAnswered, .twoSignatures,
        .lifetimeZero, .identificationWithDontFragment, .reservedIPFlag, .lengthBelowHeaders, .zeroLength,
        .partialChecksum,
        .unusedIgnore,
    ]

    /// The checks alone, in the same order: all that the hot path needs.
    static let checks = rules.map { $0.check }
    static let signs = rules.map { $0.signs }
    static let areAboutText = rules.map { $0.kind == .text }

    /// Where rules stand in ``rules`` that are not asked packet by packet.
    static let tcpChecksumIndex = index(of: .tcpChecksum)
    static let partialChecksumIndex = index(of: .partialChecksum)
    static let lengthBelowHeadersIndex = index(of: .lengthBelowHeaders)

    private static func index(of rule: Rule) -> Int {
        rules.firstIndex { "\($0.code)" == "\(rule.code)" } ?? 0
    }
}
