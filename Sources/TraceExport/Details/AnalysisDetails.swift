import PacketTrace

/// What Wireshark's analysis adds.
enum AnalysisDetails {
    static func write(_ analysis: SegmentAnalysis, to lines: inout DetailsLines) {
        guard analysis.isNotable else { return }
        lines.line(1, "[SEQ/ACK analysis]")
        if let frame = analysis.acknowledgedFrame {
            lines.line(2, "[This is an ACK to the segment in frame: \(frame)]")
            if analysis.acknowledgedAfter != 0 {
                lines.time(2, "The RTT to ACK the segment was", analysis.acknowledgedAfter)
            }
        }
        if analysis.initialRTT != 0 { lines.time(2, "iRTT", analysis.initialRTT) }
        if analysis.bytesInFlight > 0 { lines.line(2, "[Bytes in flight: \(analysis.bytesInFlight)]") }
        if analysis.bytesSincePush > 0 {
            lines.line(2, "[Bytes sent since last PSH flag: \(analysis.bytesSincePush)]")
        }
        if !analysis.signs.isEmpty { writeSigns(analysis, to: &lines) }
    }

    private static let texts: [(sign: SegmentAnalysis.Signs, severity: String, text: String)] = [
        (.fastRetransmission, "Note", "This frame is a (suspected) fast retransmission"),
        (.spuriousRetransmission, "Note", "This frame is a (suspected) spurious retransmission"),
        (
            [.retransmission, .fastRetransmission, .spuriousRetransmission], "Note",
            "This frame is a (suspected) retransmission"
        ),
        (.outOfOrder, "Warning", "This frame is a (suspected) out-of-order segment"),
        (.portsReused, "Note", "A new tcp session is started with the same ports as an earlier session in this trace"),
        (.previousLost, "Warning", "Previous segment(s) not captured (common at capture start)"),
        (.acknowledgesLost, "Warning", "ACKed segment that wasn't captured (common at capture start)"),
        (.windowUpdate, "Chat", "TCP window update"),
        (.windowFull, "Warning", "TCP window specified by the receiver is now completely full"),
        (.keepAlive, "Note", "TCP keep-alive segment"),
        (.keepAliveAcknowledgment, "Note", "ACK to a TCP keep-alive segment"),
        (.zeroWindowProbe, "Note", "TCP Zero Window Probe"),
        (.zeroWindow, "Warning", "TCP Zero Window segment"),
        (.zeroWindowProbeAcknowledgment, "Note", "ACK to a TCP Zero Window Probe"),
    ]

    private static func writeSigns(_ analysis: SegmentAnalysis, to lines: inout DetailsLines) {
        lines.line(2, "[TCP Analysis Flags]")
        for entry in texts where !analysis.signs.isDisjoint(with: entry.sign) {
            lines.expert(3, entry.severity, "Sequence", entry.text)
            if entry.sign.contains(.retransmission), let frame = analysis.retransmittedFrame,
                analysis.retransmissionTimeout != 0
            {
                lines.time(3, "The RTO for this segment was", analysis.retransmissionTimeout)
                lines.line(3, "[RTO based on delta from frame: \(frame)]")
            }
        }
        guard analysis.signs.contains(.duplicateAcknowledgment) else { return }
        lines.line(3, "[This is a TCP duplicate ack]")
        lines.line(2, "[Duplicate ACK #: \(analysis.duplicateNumber)]")
        lines.line(2, "[Duplicate to the ACK in frame: \(analysis.duplicateOf)]")
        lines.expert(3, "Note", "Sequence", "Duplicate ACK (#\(analysis.duplicateNumber))")
    }
}
