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
}

/// The part of a packet that a line belongs to.
public enum HeaderKind: UInt8, Hashable, Sendable {
    case frame, ethernet, vlan, cooked, cookedV2, null, raw, ipv4, ipv6, tcp, option
    /// A protocol that wiretext does not model.
    case other
}
