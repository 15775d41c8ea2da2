import TCPWire

extension StreamState {
    /// What is unusual about a segment, before it is taken in.
    mutating func judge(_ step: Step, _ analysis: inout SegmentAnalysis) {
        let next = flows[step.side].next
        var signs = analysis.signs
        if step.length == 1, step.sequence == next, flows[1 - step.side].window == 0 {
            signs.insert(.zeroWindowProbe)
        } else {
            signs.formUnion(usual(step))
            signs.formUnion(repetition(step, &analysis))
        }
        if step.acknowledgment != flows[step.side].lastAcknowledgment {
            flows[step.side].firstAcknowledgmentFrame = step.frame
            flows[step.side].duplicates = 0
        }
        if acknowledgesLost(step, &analysis) { signs.insert(.acknowledgesLost) }
        if step.takesNumbers, !signs.contains(.keepAlive) { signs.formUnion(again(step, &analysis)) }
        analysis.signs = signs
        if !signs.isEmpty { analysis.isNotable = true }
    }

    private mutating func usual(_ step: Step) -> SegmentAnalysis.Signs {
        let own = flows[step.side]
        let peer = flows[1 - step.side]
        var signs: SegmentAnalysis.Signs = []
        if step.window == 0, step.isPlain { signs.insert(.zeroWindow) }
        if own.next != 0, isBefore(own.next, step.sequence), !step.flags.contains(.rst) {
            signs.insert(.previousLost)
            flows[step.side].countsFlight = false
        }
        if step.length <= 1, step.sequence == own.next &- 1, step.isPlain { signs.insert(.keepAlive) }
        if step.length > 0, peer.shift != -1, step.isPlain {
            let shift = peer.awaitsFirstAcknowledgment ? 0 : max(0, peer.shift)
            let edge = peer.lastAcknowledgment &+ (peer.window << UInt32(shift))
            if step.sequence &+ step.length == edge { signs.insert(.windowFull) }
        }
        return signs
    }

    /// An acknowledgment that says the same as the one before.
    private mutating func repetition(
        _ step: Step, _ analysis: inout SegmentAnalysis
    ) -> SegmentAnalysis.Signs {
        let own = flows[step.side]
        guard step.length == 0, step.isPlain, step.sequence == own.next, step.acknowledgment == own.lastAcknowledgment
        else { return [] }
        let last = flows[1 - step.side].lastSigns
        if step.window == 0 {
            return own.window == 0 && last.contains(.zeroWindowProbe) ? .zeroWindowProbeAcknowledgment : []
        }
        if step.window != own.window { return .windowUpdate }
        if last.contains(.keepAlive) { return .keepAliveAcknowledgment }
        // News of other paths repeats acknowledgments (RFC 8684, section 4).
        if let used = step.multipathOperations, used != own.multipathOperations { return [] }
        flows[step.side].duplicates = max(0, own.duplicates) + 1
        analysis.duplicateNumber = flows[step.side].duplicates
        analysis.duplicateOf = own.firstAcknowledgmentFrame
        return .duplicateAcknowledgment
    }

    /// Whether it acknowledges what was not seen. A side that sends nothing but acknowledgments is told so once.
    private mutating func acknowledgesLost(_ step: Step, _ analysis: inout SegmentAnalysis) -> Bool {
        let peer = flows[1 - step.side]
        guard peer.highest != 0, step.flags.contains(.ack), isBefore(peer.highest, step.acknowledgment) else {
            return false
        }
        analysis.isNotable = true
        if peer.highest != peer.next {
            flows[1 - step.side].highest = peer.next
            return true
        }
        flows[1 - step.side].duplicates = -1
        return peer.duplicates == 0
    }

    /// Data that was sent before, or comes late.
    private func again(_ step: Step, _ analysis: inout SegmentAnalysis) -> SegmentAnalysis.Signs {
        let own = flows[step.side]
        let peer = flows[1 - step.side]
        if step.length > 0, peer.lastAcknowledgment != 0,
            !isBefore(peer.lastAcknowledgment, step.sequence &+ step.length)
        {
            return .spuriousRetransmission
        }
        // More than one octet from the last one on is new: what came before may have been a probe.
        guard own.next != 0, isBefore(step.sequence, own.next), step.length <= 1 || step.sequence != own.next &- 1
        else { return [] }
        // Wireshark 4.0 counts what went too far without a sign: -1 is many.
        if !(0...1).contains(peer.duplicates), peer.lastAcknowledgment == step.sequence,
            step.time &- peer.lastAcknowledgmentTime < 20_000_000
        {
            return .fastRetransmission
        }
        let threshold = initialRTT == 0 ? 3_000_000 : initialRTT
        if step.time &- own.nextTime < threshold, own.next != step.end { return .outOfOrder }
        // What has waited longest for its acknowledgment is what ran out of time.
        let oldest = own.unacknowledged.first
        analysis.retransmissionTimeout = step.time &- (oldest?.time ?? own.nextTime)
        analysis.retransmittedFrame = oldest?.frame ?? own.nextFrame
        return .retransmission
    }
}
