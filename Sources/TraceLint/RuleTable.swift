/// All rules, in the order in which they are listed.
public enum RuleTable {
    public static let rules: [Rule] = [
        .headerCopies, .headerLengthCopies, .headerLengthOptions, .segmentLength, .outOfRange, .networkCopies,
        .addressBits, .layerStreams, .nextHeader,
        .flagCopies, .nonzeroWithoutFlag,
        .optionCopies, .optionLengthSum, .optionList, .optionLengthFixed,
        .acknowledgmentNotISNPlusOne, .relativeRaw, .nextSequence, .handshakeSequence,
        .scaleMultiplier, .calculatedWindow, .scaleFactor,
        .ports, .streamIndex, .acknowledgedFrame, .streamPacketNumber, .conversationCompleteness,
        .roundTripTime, .initialRoundTripTime, .streamTime, .captureStart, .frameTime, .displayedDelta,
        .tcpChecksum, .headerChecksum,
        .packetsSwapped, .packetLeftOut, .packetTwice, .packetOfAnotherConnection, .twoCaptures, .inventedTrace,
        .cutOff, .notUnderstood, .wordsDoNotFit, .lineMissing, .lineTwice, .sectionTrimmed,
        .lineGarbled, .lineMisplaced, .dumpCopies,
        .synAndFin, .synAndRst, .noAcknowledgmentFlag, .pushOrUrgentOnSYN, .reservedBits, .urgentWithoutFlag,
        .acknowledgmentWithoutFlag, .answerWithoutAcknowledgment,
        .headerBelowTwenty, .headerBeyondDatagram,
        .zeroInitialSequence, .equalInitialSequences, .dataOnSYN, .portZero, .sourceIsDestination,
        .synOptionOutsideSYN, .optionTwice, .bytesBehindEnd, .impossibleOptionLength, .fourNoOperations,
        .noMaximumSegmentSize, .unusableSegmentSize, .smallSegmentSize, .segmentSizeBeyondLink, .segmentBeyondSize,
        .shiftAbove14, .scaleNotOffered,
        .echoWithoutAcknowledgment, .timestampsNotOffered, .timestampsMissing, .echoNotPeers, .timestampBackwards,
        .sackNotOffered, .sackWithoutPermission, .emptySACKBlock,
        .congestionFlagsOfSYN, .congestionAnswerReflects, .congestionNotOffered, .capableTransportOnSYN, .finalEncoding,
        .multipathNotAnswered, .multipathLength, .multipathNotConfirmed, .cookieNotAsked,
        .signatureNotAnswered, .twoSignatures,
        .lifetimeZero, .identificationWithDontFragment, .reservedIPFlag, .lengthBelowHeaders, .zeroLength,
        .partialChecksum, .addressesReplaced,
        .unusedIgnore,
    ]

    /// What the hot path needs of a rule. A function that stands in an array by itself is called with a copy of the whole
    /// moment; in a structure it is not.
    struct Check: Sendable {
        var run: @Sendable (borrowing Moment, inout Report) -> Void
        var signs: Signs
        var isAboutText: Bool
    }

    /// In the same order.
    static let checks = rules.map { Check(run: $0.check, signs: $0.signs, isAboutText: $0.kind == .text) }

    /// Where rules stand in ``rules`` that others speak of.
    static let tcpChecksumIndex = index(of: .tcpChecksum)
    static let partialChecksumIndex = index(of: .partialChecksum)
    static let outOfRangeIndex = index(of: .outOfRange)
    static let lengthBelowHeadersIndex = index(of: .lengthBelowHeaders)

    static let headerChecksumIndex = index(of: .headerChecksum)
    static let packetOfAnotherConnectionIndex = index(of: .packetOfAnotherConnection)
    static let packetLeftOutIndex = index(of: .packetLeftOut)
    static let twoCapturesIndex = index(of: .twoCaptures)
    static let inventedTraceIndex = index(of: .inventedTrace)
    static let addressesReplacedIndex = index(of: .addressesReplaced)

    private static func index(of rule: Rule) -> Int {
        rules.firstIndex { "\($0.code)" == "\(rule.code)" } ?? 0
    }
}
