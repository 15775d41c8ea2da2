import TCPWire

extension StreamState {
    /// Remembers a segment, so that later ones can be measured by it.
    mutating func noteSent(_ step: Step, _ signs: SegmentAnalysis.Signs) {
        var flow = flows[step.side]
        if step.takesNumbers, flow.unacknowledged.count < Self.mostUnacknowledged {
            flow.unacknowledged.append(
                Unacknowledged(frame: step.frame, sequence: step.sequence, end: step.end, time: step.time))
        }
        // A probe of a closed window is not taken in.
        if !signs.contains(.zeroWindowProbe) {
            if flow.next == 0 || isBefore(flow.next, step.end) {
                flow.next = step.end
                flow.nextFrame = step.frame
                flow.nextTime = step.time
            }
            if flow.highest == 0 || flow.highest == step.sequence { flow.highest = flow.next }
        }
        flow.window = step.window
        flow.lastAcknowledgment = step.acknowledgment
        flow.lastAcknowledgmentTime = step.time
        flow.lastSigns = signs
        if let used = step.multipathOperations { flow.multipathOperations = used }
        flows[step.side] = flow
    }

    mutating func noteAcknowledgment(_ step: Step, _ analysis: inout SegmentAnalysis) {
        let peer = 1 - step.side
        // The newest stand at the end; of several that end there the oldest one counts.
        for sent in flows[peer].unacknowledged.reversed() where sent.end == step.acknowledgment {
            analysis.acknowledgedFrame = sent.frame
            analysis.acknowledgedAfter = step.time &- sent.time
            analysis.isNotable = true
        }
        flows[peer].unacknowledged.removeAll { !isBefore(step.acknowledgment, $0.end) }
        for index in flows[peer].unacknowledged.indices
        where isBefore(flows[peer].unacknowledged[index].sequence, step.acknowledgment) {
            flows[peer].unacknowledged[index].sequence = step.acknowledgment
        }
    }

    /// How much is on its way behind a segment with data.
    mutating func noteFlight(_ step: Step, _ analysis: inout SegmentAnalysis) {
        var flow = flows[step.side]
        defer { flows[step.side] = flow }
        guard flow.countsFlight, let newest = flow.unacknowledged.last else { return }
        let base = flow.base ?? 0
        var lowest = newest.sequence &- base
        var highest = newest.end &- base
        for sent in flow.unacknowledged {
            lowest = min(lowest, sent.sequence &- base)
            highest = max(highest, sent.end &- base)
        }
        let inFlight = highest &- lowest &- flows[1 - step.side].selected
        flow.sincePush = flow.hasPushed ? step.length : flow.sincePush &+ step.length
        flow.hasPushed = step.flags.contains(.psh)
        analysis.isNotable = true
        guard inFlight > 0, inFlight < 2_000_000_000 else { return }
        analysis.bytesInFlight = inFlight &- (step.flags.isDisjoint(with: [.syn, .fin]) ? 0 : 1)
        analysis.bytesSincePush = flow.sincePush
    }
}
