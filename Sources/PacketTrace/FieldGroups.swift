public import TCPWire

extension Field {
    /// Whether the field belongs to the segment's header or to what Wireshark adds to it.
    @inlinable public var isTCP: Bool {
        rawValue >= Field.sourcePort.rawValue && !isLayer
    }

    /// Whether the field belongs to one option.
    @inlinable public var isOption: Bool {
        rawValue >= Field.optionKind.rawValue && rawValue <= Field.optionPayload.rawValue || isOptionDetail
    }

    /// Whether the field belongs to an IP header.
    @inlinable public var isNetwork: Bool {
        rawValue >= Field.ipVersion.rawValue && rawValue <= Field.ipv6Destination.rawValue
    }

    /// Whether the field belongs to the frame as it was captured.
    @inlinable public var isFrame: Bool {
        rawValue <= Field.timeRelative.rawValue
    }

    /// Whether a claim's value is an index into ``PacketClaims/octets``.
    @inlinable public var isLong: Bool {
        switch self {
        case .ipv6Source, .ipv6Destination, .cookedUnused, .optionPayload, .md5Digest, .aoCode, .fastOpenCookie,
            .experimentData, .experimentWhole, .multipathCode, .multipathAddress6, .ethernetPadding, .ethernetTrailer,
            .extensionOptionOctets, .routingAddress, .authenticationValue:
            true
        default: false
        }
    }

    /// Whether a claim's value only tells one text from another: it is the hash of its token.
    @inlinable public var isName: Bool {
        switch self {
        case .interfaceName, .ethernetDestinationName, .ethernetSourceName: true
        default: false
        }
    }

    /// Whether the value is a time in nanoseconds.
    @inlinable public var isTime: Bool {
        switch self {
        case .epochTime, .arrivalTime, .timeDelta, .timeDisplayed, .timeRelative, .ackRTT, .initialRTT,
            .streamTimeRelative,
            .streamTimeDelta:
            true
        default: false
        }
    }
}
