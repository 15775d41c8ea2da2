/// The window scale option: without it no more than 64 KiB are under way.
enum ScaleMeaning {
    static let rows = [MeaningRow("tcp.options.wscale.shift", meaning: meaning)]

    private static func meaning(_ difference: Difference, _ judge: Judge) -> Meaning {
        guard difference.change == .changed else {
            return OptionMeaning.comesOrGoes(difference, judge, costs: limit(judge))
        }
        if judge.isSameConnection {
            if judge.vantage?.isProxied == true {
                return Meaning(
                    .path, "set by a proxy", "A proxy ends the connection and offers a window of its own.")
            }
            return Meaning(
                .path, "rewritten",
                "A device changed the shift on its way: the two ends now count windows differently, which stalls the connection.",
                cost: "windows are misread by a power of two")
        }
        return Meaning(
            .endpoint, "buffer",
            "The \(judge.sender(difference.segment)) picks its shift by the largest receive buffer it may use.",
            or: [Meaning.Reading(.path, "a device rewrote the shift, which would break the connection")])
    }

    /// 65535 bytes per round trip (RFC 7323, section 1.1).
    static func limit(_ judge: Judge) -> String {
        guard let time = judge.roundTrip, time > 0 else { return "at most 64 KiB under way per round trip" }
        let kilobits = 65_535 * 8 * 1_000_000 / UInt64(time)
        let rate =
            kilobits >= 1_000_000
            ? "\(kilobits / 1_000_000).\(kilobits % 1_000_000 / 100_000) Gbit/s"
            : "\(kilobits / 1000).\(kilobits % 1000 / 100) Mbit/s"
        return "at most 64 KiB under way per round trip: \(rate) at \(TimeText.milliseconds(time))"
    }
}
