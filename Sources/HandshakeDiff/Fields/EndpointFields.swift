import PacketTrace
import TCPWire

/// Who speaks with whom: addresses, ports and first sequence numbers.
enum EndpointFields {
    static let rows: [ComparedField] = [
        address("ip.src", isSource: true), address("ip.dst", isSource: false),
        ComparedField("tcp.srcport", .perConnection, in: [.syn, .synACK]) { side, role in
            guard side.tells(role) else { return .inapplicable }
            return .number(side.handshake.clientPort.map { UInt64($0) })
        },
        ComparedField("tcp.dstport", in: [.syn, .synACK]) { side, role in
            guard side.tells(role) else { return .inapplicable }
            return .number(side.handshake.serverPort.map { UInt64($0) })
        },
        ComparedField("tcp.seq_raw", .perConnection, in: [.syn, .synACK]) { side, role in
            .number(side.segment(role)?.sequence.map { UInt64($0) })
        },
    ]

    /// The client's address as source, whichever segment tells it.
    private static func address(_ name: StaticString, isSource: Bool) -> ComparedField {
        var field = ComparedField(name, .perConnection, in: [.syn, .synACK]) { side, role in
            guard side.tells(role) else { return .inapplicable }
            guard let pair = side.segment(role)?.network?.addresses else { return .unseen }
            let text = AddressText.pair(role.isFromClient ? pair : pair.reversed)
            return .text(isSource ? text.source : text.destination)
        }
        field.name = { side, role in
            let versions = [side.segment(role)?.network?.version, side.otherSegment(role)?.network?.version]
            let isVersion6 = versions.contains(.v6) && !versions.contains(.v4)
            return (isVersion6 ? "ipv6." : "ip.") + (isSource ? "src" : "dst")
        }
        return field
    }
}
