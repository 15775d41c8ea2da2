/// Fields of the TCP header.
enum HeaderMeaning {
    static let rows = [
        MeaningRow("tcp.window_size_value", meaning: window),
        MeaningRow("tcp.seq") { _, judge in
            Meaning(
                judge.isSameConnection ? .path : .endpoint, "another place in the stream",
                "The client's acknowledgment stands elsewhere in its own stream: data were sent before it, or it is not the first.",
                or: [Meaning.Reading(.path, "a device rewrote sequence numbers")])
        },
        MeaningRow("tcp.urgent_pointer") { _, judge in
            Meaning(
                judge.isSameConnection ? .path : .endpoint, "urgent pointer",
                "It means nothing without URG, and stacks leave zero there.",
                or: [Meaning.Reading(judge.isSameConnection ? .endpoint : .path, "a device cleared it")])
        },
    ]

    private static func window(_ difference: Difference, _ judge: Judge) -> Meaning {
        if judge.isSameConnection {
            return Meaning(
                .path, "another window",
                "The same segment offers another window at the second place: a device shapes it, or a proxy sent its own."
            )
        }
        return Meaning(
            .endpoint, "buffer",
            "The \(judge.sender(difference.segment)) offers what its receive buffer holds at the start.",
            or: [Meaning.Reading(.path, "a device shapes the window to slow the sender down")])
    }
}
