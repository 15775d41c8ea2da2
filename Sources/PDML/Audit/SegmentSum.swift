import SourceText
import TCPWire

/// The TCP checksum over a segment whose data is in doubt.
enum SegmentSum {
    /// Whether the checksum holds with these bytes as the segment's data.
    ///
    /// - Parameter place: where in the frame the data begins.
    static func holds(
        _ entries: [PacketAudit.Entry], _ votes: BitVotes, _ text: Span<UInt8>, _ data: [UInt8], at place: Int
    ) -> Bool {
        guard let header = entries.first(where: { $0.field == .sourcePort && $0.place != nil })?.place,
            let addresses = addresses(entries), header < place
        else { return false }
        var sum = InternetChecksum()
        sum.add(6)
        sum.add(UInt16(truncatingIfNeeded: place - header + data.count))
        guard add(addresses, &sum, votes), add(header..<place, &sum, votes) else { return false }
        for index in stride(from: 0, to: data.count, by: 2) {
            let low = index + 1 < data.count ? data[index + 1] : 0
            sum.add(UInt16(data[index]) << 8 | UInt16(low))
        }
        return sum.folded == 0xffff
    }

    /// Both addresses of the innermost network header before the segment.
    private static func addresses(_ entries: [PacketAudit.Entry]) -> Range<Int>? {
        for entry in entries.reversed() {
            guard let place = entry.place else { continue }
            if entry.field == .ipSource { return place..<place + 8 }
            if entry.field == .ipv6Source { return place..<place + 32 }
        }
        return nil
    }

    private static func add(_ range: Range<Int>, _ sum: inout InternetChecksum, _ votes: BitVotes) -> Bool {
        for place in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
            guard let word = votes.truth(at: 8 * place, count: 16) else { return false }
            sum.add(UInt16(truncatingIfNeeded: word))
        }
        return true
    }
}
