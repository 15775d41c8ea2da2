import TCPWire

extension StreamState {
    /// Takes a segment in and fills in what can be said of it.
    mutating func advance(with step: Step, _ facts: borrowing Facts, _ analysis: inout SegmentAnalysis) {
        let isFirst = firstTime == nil
        noteTime(step, &analysis)
        analysis.completeness = completeness
        analysis.sequence = step.sequence
        analysis.acknowledgment = step.acknowledgment
        if step.isWhole { analyze(step, &analysis) }
        noteCompleteness(step, isFirst: isFirst, &analysis)
        noteWindow(step, &analysis)
        analysis.ignoresEarlyData = sentEarly && step.answers
        noteMarks(step, facts, &analysis)
        noteClosing(step, &analysis)
        noteRTT(step)
        analysis.initialRTT = initialRTT
        noteOptions(step, facts)
    }

    /// A segment in an error message of ICMP: the connection is looked up for it, its numbers are left alone.
    mutating func note(quoted step: Step, _ facts: borrowing Facts) {
        var analysis = SegmentAnalysis()
        var step = step
        step.isWhole = false
        advance(with: step, facts, &analysis)
    }

    private mutating func analyze(_ step: Step, _ analysis: inout SegmentAnalysis) {
        if step.opens, flows[step.side].base == step.sequence {
            // The SYN again: what came between may have been out of line, a reset for instance.
            flows[step.side].next = flows[step.side].highest
            analysis.isNotable = true
        }
        noteBases(step)
        let own = flows[step.side]
        analysis.sequence = step.sequence &- (own.base ?? 0)
        analysis.nextSequence = analysis.sequence &+ (step.end &- step.sequence)
        analysis.acknowledgmentBase = flows[1 - step.side].base ?? 0
        if step.flags.contains(.ack) {
            analysis.acknowledgment = step.acknowledgment &- analysis.acknowledgmentBase
        }
        judge(step, &analysis)
        noteSent(step, analysis.signs)
        noteAcknowledgment(step, &analysis)
        if step.length > 0 { noteFlight(step, &analysis) }
    }

    private mutating func noteTime(_ step: Step, _ analysis: inout SegmentAnalysis) {
        let first = firstTime ?? step.time
        analysis.time = step.time &- first
        analysis.delta = firstTime == nil ? 0 : step.time &- lastTime
        firstTime = first
        lastTime = step.time
    }

    /// Relative numbers count from the SYN; where it was not seen, so that the first one is 1.
    private mutating func noteBases(_ step: Step) {
        let side = step.side
        if flows[side].base == nil {
            flows[side].base = step.flags.contains(.syn) ? step.sequence : step.sequence &- 1
        }
        guard step.flags.contains(.ack) else { return }
        if flows[1 - side].base == nil { flows[1 - side].base = step.acknowledgment &- 1 }
        flows[1 - side].countsFlight = true
    }

    private func noteWindow(_ step: Step, _ analysis: inout SegmentAnalysis) {
        let shift = flows[step.side].shift
        analysis.window = UInt64(step.window)
        guard !step.flags.contains(.syn) else { return }
        analysis.windowFactor = shift < 0 ? shift : 1 << shift
        if shift > 0, step.isWhole { analysis.window <<= UInt64(shift) }
    }

    /// A stream's first segment counts only if it opens the stream.
    private mutating func noteCompleteness(_ step: Step, isFirst: Bool, _ analysis: inout SegmentAnalysis) {
        // The SYN that takes ports over again is counted at once.
        if isFirst, analysis.signs.contains(.portsReused), step.opens {
            completeness = 1
            analysis.completeness = 1
        } else if isFirst {
            if step.opens { completeness = step.length > 0 ? 9 : 1 }
            return
        }
        if step.answers { completeness |= 2 }
        if step.follows { completeness |= step.length > 0 ? 8 : 4 }
        if step.flags.isSuperset(of: [.fin, .ack]) { completeness |= 16 }
        if step.flags.contains(.rst) { completeness |= 32 }
    }

    /// Accurate ECN is agreed upon where the SYN has all three flags and the SYN-ACK answers with some of them, or where
    /// its option is seen (RFC 9768, section 3.1).
    private mutating func noteMarks(_ step: Step, _ facts: borrowing Facts, _ analysis: inout SegmentAnalysis) {
        let flags = step.flags.rawValue & 0x1c0
        if step.opens { offersMarks = flags == 0x1c0 }
        if step.answers { countsMarks = offersMarks && [0x080, 0x0c0, 0x100, 0x180].contains(flags) }
        analysis.countsMarks = countsMarks && !step.flags.contains(.syn)
        // An option tells only of the segments behind it.
        if facts.options.contains(kind: 172) { countsMarks = true }
        if facts.options.contains(kind: 174) { countsMarks = true }
    }

    private mutating func noteClosing(_ step: Step, _ analysis: inout SegmentAnalysis) {
        guard step.flags.contains(.fin) else { return }
        analysis.closing = flows[1 - step.side].closedFirst ? .undergoes : .initiates
        if analysis.closing == .initiates { flows[step.side].closedFirst = true }
    }

    /// From the last SYN to the first segment that is none and has ACK.
    private mutating func noteRTT(_ step: Step) {
        if step.opens { synTime = step.time }
        if step.flags.contains(.syn) { flows[step.side].awaitsFirstAcknowledgment = true }
        guard step.follows else { return }
        if initialRTT == 0, let synTime { initialRTT = step.time &- synTime }
        flows[step.side].awaitsFirstAcknowledgment = false
    }
}
