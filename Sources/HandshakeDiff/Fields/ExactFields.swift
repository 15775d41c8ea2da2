import PacketTrace
import TCPWire

/// What varies by itself, and is compared only where it is asked for.
enum ExactFields {
    static let rows: [ComparedField] = [
        ComparedField("frame.time_epoch", .exact) { side, role in
            guard let time = side.segment(role)?.time else { return .unseen }
            return .text(TimeText.seconds(time))
        },
        ComparedField("ip.id", .exact) { side, role in
            guard side.segment(role)?.network?.version != .v6 else { return .inapplicable }
            return hexadecimal(side.segment(role)?.network?.identification, digits: 4)
        },
        ComparedField("ip.checksum", .exact) { side, role in
            guard side.segment(role)?.network?.version != .v6 else { return .inapplicable }
            return hexadecimal(side.segment(role)?.network?.headerChecksum, digits: 4)
        },
        ComparedField("ipv6.flow", .exact) { side, role in
            guard side.segment(role)?.network?.version != .v4 else { return .inapplicable }
            return .number(side.segment(role)?.network?.flowLabel.map { UInt64($0) })
        },
        ComparedField("tcp.checksum", .exact) { side, role in
            hexadecimal(side.segment(role)?.checksum, digits: 4)
        },
        ComparedField("tcp.options.nop", .exact) { side, role in
            guard let options = side.segment(role)?.options, options.isComplete else { return .unseen }
            let other = side.otherSegment(role)?.options.meaningful.map { $0.kind }
            // What comes or goes takes its padding along.
            guard other == options.meaningful.map({ $0.kind }) else { return .inapplicable }
            return .text(OptionNames.layout(options))
        },
    ]

    private static func hexadecimal(_ number: UInt16?, digits: Int) -> Observation {
        guard let number else { return .unseen }
        let text = String(number, radix: 16)
        return .text("0x" + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text)
    }
}
