/// A quantity that a trace can state about one packet. Each has one row in ``FieldTable``.
public enum Field: UInt8, CaseIterable, Hashable, Sendable {
    // Frame
    case frameNumber, frameLength, captureLength, interfaceNumber, interfaceName, encapsulation, epochTime, arrivalTime,
        timeDelta, timeDisplayed, timeRelative
    // Link layers
    case ethernetDestination, ethernetSource, ethernetType
    case ethernetDestinationName, ethernetSourceName, ethernetStream
    case ethernetDestinationLocal, ethernetDestinationGroup, ethernetSourceLocal, ethernetSourceGroup
    case vlanPriority, vlanEligible, vlanIdentifier, vlanType
    case cookedPacketType, cookedAddressType, cookedAddressLength, cookedSource, cookedUnused, cookedProtocol
    case nullFamily
    // IPv4
    case ipVersion, ipHeaderLength, ipDifferentiatedServices, ipTotalLength, ipIdentification, ipFlags
    case ipFragmentOffset, ipTimeToLive, ipProtocol, ipChecksum, ipChecksumStatus, ipChecksumCalculated
    case ipSource, ipDestination, networkStream
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
    case streamPacket, completeness
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

    // Bytes as such, from here on: `Facts` do not speak of them, see `Field.isLayer`.
    case tagProtocol = 160
    case ethernetPadding, ethernetTrailer, ethernetFrameCheck
    case cookedReserved, cookedInterface
    case llcDestination, llcSource, llcControl, snapOrganization, snapType
    case pppAddress, pppControl, pppProtocol
    case pppoeVersion, pppoeType, pppoeCode, pppoeSession, pppoeLength
    case mplsLabel, mplsClass, mplsBottom, mplsTimeToLive
    case ipv4OptionType, ipv4OptionLength, ipv4OptionPointer, ipv4OptionOverflow, ipv4OptionFlag
    case ipv4OptionNumber, ipv4OptionAddress
    case extensionNextHeader, extensionLength, extensionOptionType, extensionOptionLength, extensionOptionNumber
    case extensionOptionOctets
    case routingType, routingSegmentsLeft, routingReserved, routingAddress
    case routingLastEntry, routingFlags, routingTag
    case fragmentReserved, fragmentOffset, fragmentReservedBits, fragmentMore, fragmentIdentification
    case authenticationReserved, authenticationIndex, authenticationSequence, authenticationValue
    case udpSourcePort, udpDestinationPort, udpLength, udpChecksum
    case greFlags, greProtocol, greChecksum, greOffset, greKey, greSequence, greAcknowledgment
    case vxlanFlags, vxlanPolicy, vxlanNetwork, vxlanReserved
    case geneveVersion, geneveLength, geneveFlags, geneveProtocol, geneveNetwork
    case gtpFlags, gtpType, gtpLength, gtpEndpoint, gtpSequence, gtpNumber, gtpNextExtension

    /// Whether the field is a part of an option that no rule looks at as a number: it is kept in the option's bytes.
    @inlinable public var isOptionDetail: Bool { rawValue >= Field.echoValue.rawValue && !isLayer }

    /// Whether the field only lends its bytes to a packet that is built: facts, rules and connections do not speak of it.
    @inlinable public var isLayer: Bool { rawValue >= Field.tagProtocol.rawValue }
}

/// The part of a packet that a line belongs to.
public enum HeaderKind: UInt8, Hashable, Sendable {
    case frame, ethernet, vlan, cooked, cookedV2, null, raw, ipv4, ipv6, tcp, option
    case llc, ppp, pppoe, mpls, authentication, udp, gre, vxlan, geneve, gtp
    case hopByHop, destinationOptions, routing, fragment
    /// A protocol that wiretext does not model.
    case other
}
