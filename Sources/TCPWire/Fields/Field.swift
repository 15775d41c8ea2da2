/// A quantity that a trace can state about one packet. Each has one row in ``FieldTable``.
public enum Field: UInt8, CaseIterable, Hashable, Sendable {
    // Frame
    case frameNumber, frameLength, captureLength, epochTime, arrivalTime, timeDelta, timeDisplayed, timeRelative
    // Link layers
    case ethernetDestination, ethernetSource, ethernetType
    case vlanPriority, vlanEligible, vlanIdentifier, vlanType
    case cookedPacketType, cookedAddressType, cookedAddressLength, cookedSource, cookedUnused, cookedProtocol
    case nullFamily
    // IPv4
    case ipVersion, ipHeaderLength, ipDifferentiatedServices, ipTotalLength, ipIdentification, ipFlags
    case ipFragmentOffset, ipTimeToLive, ipProtocol, ipChecksum, ipSource, ipDestination
    // IPv6
    case ipv6Version, ipv6TrafficClass, ipv6FlowLabel, ipv6PayloadLength, ipv6NextHeader, ipv6HopLimit
    case ipv6Source, ipv6Destination
    // TCP
    case sourcePort, destinationPort, streamIndex, segmentLength, sequenceNumber, sequenceNumberRaw
    case nextSequenceNumber, acknowledgmentNumber, acknowledgmentNumberRaw, headerLength, flags
    case windowValue, windowSize, windowScaleFactor, checksum, checksumStatus, checksumCalculated, urgentPointer
    case optionsLength, payloadLength
    // TCP options
    case optionKind, optionLength, mssValue, windowShift, windowMultiplier, sackLeftEdge, sackRightEdge, sackCount
    case timestampValue, timestampEcho, optionPayload
    // What Wireshark's analysis adds
    case acksFrame, ackRTT, initialRTT, streamTimeRelative, streamTimeDelta
    // Parts of TCP options beyond the first ones: they live in the option's bytes alone, see ``isOptionDetail``
    case echoValue, connectionCount, md5Digest
    case scpsVector, scpsConnection, snackOffset, snackSize
    case quickStartRate, quickStartDifference, timeoutGranularity, timeoutValue
    case aoKey, aoNextKey, aoCode, fastOpenCookie, experimentIdentifier, experimentData, experimentWhole
    case accurateECT0, accurateCE, accurateECT1
    case probeTypeVersion, probeReserved, probeClient, probeApplication
    case transparencyFlags, transparencySource, transparencyDestination, transparencySourcePort
    case transparencyDestinationPort, transparencyClientPort
    case multipathSubtype, multipathVersion, multipathFlags, multipathSenderKey, multipathReceiverKey
    case multipathDataLength, multipathChecksum, multipathAddressIdentifier, multipathToken, multipathRandom
    case multipathTruncatedCode, multipathCode, multipathCodeWord, multipathReserved, multipathDataAcknowledgment
    case multipathDataSequence, multipathSubflowSequence, multipathIPVersion, multipathEcho, multipathAddress4
    case multipathAddress6, multipathPort, multipathAddressCode, multipathReason

    /// Whether the field is a part of an option that no rule looks at as a number: it is kept in the option's bytes.
    @inlinable public var isOptionDetail: Bool { rawValue >= Field.echoValue.rawValue }
}

/// The part of a packet that a line belongs to.
public enum HeaderKind: UInt8, Hashable, Sendable {
    case frame, ethernet, vlan, cooked, cookedV2, null, raw, ipv4, ipv6, tcp, option
    /// A protocol that wiretext does not model.
    case other
}
