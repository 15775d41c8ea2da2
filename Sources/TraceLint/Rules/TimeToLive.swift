import PacketTrace
import TCPWire

extension Rule {
    static let timeToLive = Rule(
        code: "NET104", name: "time-to-live-not-of-checksum", kind: .text, severity: .error,
        summary: "A time to live that the header checksum speaks against is not the one that was sent.",
        why: "Where the checksum holds with the time to live of the sender's other packets, or with one that systems "
            + "begin with, that one was there.",
        reference: "RFC 791, section 3.1",
        example: Example(good: "Time to Live: 64", bad: "Time to Live: 46", in: "defaults/details.txt"),
        check: { moment, report in
            if let right = moment.facts.lifetimeByChecksum, let found = moment.facts[.ipTimeToLive] {
                let isKnown = moment.own.timeToLive.map { UInt64($0) }
                guard isKnown == right || isKnown == nil && Self.isInitial(right) && !Self.isInitial(found) else {
                    return
                }
                report.add(
                    "the header checksum holds with a time to live of \(right)",
                    [Term(.ipTimeToLive, in: moment.packet, expected: right)])
            } else if let right = moment.own.lifetimeByChecksum, right == moment.facts[.ipTimeToLive] {
                report.add(
                    "the header checksum of an earlier packet holds with this packet's time to live",
                    [Term(.ipTimeToLive, in: moment.own.lastPacket, expected: right)])
            }
        })

    /// Whether systems send with this time to live.
    private static func isInitial(_ lifetime: UInt64) -> Bool {
        lifetime == 64 || lifetime == 128 || lifetime == 255 || lifetime == 32
    }
}
