extension FieldTable {
    /// What Wireshark's analysis adds to a segment.
    static let analysis: [FieldRow] = [
        FieldRow(
            .acksFrame, "tcp.analysis.acks_frame", .tcp, .number, ["This is an ACK to the segment in frame:"]),
        FieldRow(.ackRTT, "tcp.analysis.ack_rtt", .tcp, .seconds, ["The RTT to ACK the segment was:"]),
        FieldRow(.initialRTT, "tcp.analysis.initial_rtt", .tcp, .seconds, ["iRTT:"]),
        FieldRow(
            .streamTimeRelative, "tcp.time_relative", .tcp, .seconds, ["Time since first frame in this TCP stream:"]),
        FieldRow(
            .streamTimeDelta, "tcp.time_delta", .tcp, .seconds, ["Time since previous frame in this TCP stream:"]),
    ]
}
