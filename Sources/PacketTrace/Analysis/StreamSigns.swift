import TCPWire

extension StreamState {
    /// What is unusual about a segment, before it is taken in.
    func signs(of step: Step, _ analysis: inout SegmentAnalysis) -> SegmentAnalysis.Signs {
        let own = flows[step.side]
        let peer = flows[1 - step.side]
        var signs: SegmentAnalysis.Signs = []
        if step.window == 0, step.isPlain { signs.insert(.zeroWindow) }
        if step.flags.contains(.ack), let highest = peer.highest, isBefore(highest, step.acknowledgment) {
            signs.insert(.acknowledgesLost)
        }
        guard let next = own.next else { return signs }
        if step.length == 1, step.sequence == next, peer.window == 0, peer.lastAcknowledgment != nil, step.isPlain {
            signs.insert(.zeroWindowProbe)
        }
        if isBefore(next, step.sequence), !step.flags.contains(.rst) { signs.insert(.previousLost) }
        if step.length <= 1, step.sequence == next &- 1, step.isPlain { signs.insert(.keepAlive) }
        if step.length > 0, peer.shift != -1, step.isPlain, let edge = peer.lastAcknowledgment {
            let window = peer.window << UInt32(max(0, peer.shift))
            if step.sequence &+ step.length == edge &+ window { signs.insert(.windowFull) }
        }
        signs.formUnion(repetition(step, own: own, peer: peer, &analysis))
        if step.takesNumbers, isBefore(step.sequence, next), signs.isDisjoint(with: .keepAlive) {
            signs.formUnion(again(step, own: own, peer: peer, next: next, &analysis))
        }
        return signs
    }

    /// An acknowledgment that says the same as the one before.
    private func repetition(
        _ step: Step, own: Flow, peer: Flow, _ analysis: inout SegmentAnalysis
    ) -> SegmentAnalysis.Signs {
        guard step.length == 0, step.isPlain, step.window != 0 || own.window == 0, step.sequence == own.next,
            step.acknowledgment == own.lastAcknowledgment
        else { return [] }
        if peer.lastSigns.contains(.zeroWindowProbe), step.window == 0 { return .zeroWindowProbeAcknowledgment }
        guard step.window != 0 else { return [] }
        if step.window != own.window { return .windowUpdate }
        if peer.lastSigns.contains(.keepAlive) { return .keepAliveAcknowledgment }
        analysis.duplicateNumber = own.duplicates + 1
        analysis.duplicateOf = own.firstAcknowledgmentFrame
        return .duplicateAcknowledgment
    }

    /// Data that was sent before, or comes late.
    private func again(
        _ step: Step, own: Flow, peer: Flow, next: UInt32, _ analysis: inout SegmentAnalysis
    ) -> SegmentAnalysis.Signs {
        if peer.duplicates >= 2, peer.lastAcknowledgment == step.sequence,
            step.time &- peer.lastAcknowledgmentTime < 20_000_000
        {
            return .fastRetransmission
        }
        let threshold = initialRTT == 0 ? 3_000_000 : initialRTT
        if step.time &- own.nextTime < threshold, next != step.end { return .outOfOrder }
        if step.length > 0, let edge = peer.lastAcknowledgment, !isBefore(edge, step.sequence &+ step.length) {
            return .spuriousRetransmission
        }
        // What has waited longest for its acknowledgment is what ran out of time.
        let oldest = own.unacknowledged.first
        analysis.retransmissionTimeout = step.time &- (oldest?.time ?? own.nextTime)
        analysis.retransmittedFrame = oldest?.frame ?? own.nextFrame
        return .retransmission
    }
}
