import ArgumentParser
import PacketTrace

/// Which packets a command works on: `--stream` and `--packets`.
struct PacketSelection: Sendable {
    /// Numbers of packets in the trace, from 1, as ranges; empty for all.
    var ranges: [ClosedRange<Int>] = []
    /// Index of the stream, as the trace prints it, or as connections come up in it.
    var stream: UInt64?
    private var packet = 0
    private var table = ConnectionTable()
    private var connections: [Connection] = []

    init(_ packets: PacketRanges? = nil, stream: UInt64? = nil) {
        ranges = packets?.ranges ?? []
        self.stream = stream
    }

    /// Whether every packet is taken.
    var takesAll: Bool { ranges.isEmpty && stream == nil }

    /// Whether the next packet of the trace is taken. Is to be asked for every packet.
    mutating func takes(_ facts: borrowing Facts) -> Bool {
        if takesAll { return true }
        packet += 1
        let isInRange = ranges.isEmpty || ranges.contains { $0.contains(packet) }
        guard let stream else { return isInRange }
        guard facts.hasSegment else { return false }
        return self.stream(of: facts) == stream && isInRange
    }

    private mutating func stream(of facts: borrowing Facts) -> UInt64 {
        if let printed = facts[.streamIndex] { return printed }
        let number = table.connection(of: facts) { connections[$0] }
        if number == connections.count { connections.append(Connection()) }
        connections[number].advance(with: facts, side: connections[number].side(of: facts) ?? 0, packet: packet)
        return UInt64(number)
    }
}

/// `3-9,12` on the command line.
struct PacketRanges: ExpressibleByArgument {
    var ranges: [ClosedRange<Int>] = []

    init?(argument: String) {
        for piece in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = piece.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            guard let first = ends.first, let low = Int(first), low >= 1 else { return nil }
            let high = ends.count == 1 ? low : ends[1].isEmpty ? Int.max : Int(ends[1]) ?? 0
            guard high >= low else { return nil }
            ranges.append(low...high)
        }
    }
}

/// The options that every command has for its input.
struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What the input is, if its content is not to decide: text, pcap, pcapng or pdml.", valueName: "kind"))
    var from: InputForm?

    @Option(help: ArgumentHelp("Only the stream of this index, counted from 0.", valueName: "number"))
    var stream: UInt64?

    @Option(help: ArgumentHelp("Only these packets, counted from 1, such as 3-9,12.", valueName: "ranges"))
    var packets: PacketRanges?

    var selection: PacketSelection { PacketSelection(packets, stream: stream) }
}
