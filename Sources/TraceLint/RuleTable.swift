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
    ]

    /// The checks alone, in the same order: all that the hot path needs.
    static let checks = rules.map { $0.check }
    static let areAboutText = rules.map { $0.kind == .text }

    /// Where a rule stands in ``rules``.
    static let tcpChecksumIndex = rules.firstIndex { $0.code.utf8CodeUnitCount == 6 && "\($0.code)" == "CHK101" } ?? 0
}
