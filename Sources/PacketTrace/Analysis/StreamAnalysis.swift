import TCPWire

extension StreamState {
    /// A segment as the analysis looks at it.
    struct Step {
        var side: Int
        var frame: UInt64
        var time: Int64
        var flags: TCPFlags
        var sequence: UInt32
        var acknowledgment: UInt32
        /// Octets of data.
        var length: UInt32
        var window: UInt32
        /// Behind the segment; SYN and FIN take one number.
        var end: UInt32 { sequence &+ length &+ (flags.isDisjoint(with: [.syn, .fin]) ? 0 : 1) }
        /// Where its data begin.
        var firstOctet: UInt32 { sequence &+ (flags.contains(.syn) ? 1 : 0) }
        /// Whether it takes sequence numbers.
        var takesNumbers: Bool { length > 0 || !flags.isDisjoint(with: [.syn, .fin]) }
        var isPlain: Bool { flags.isDisjoint(with: [.syn, .fin, .rst]) }
    }

    /// Takes a segment in and fills in what can be said of it.
    mutating func advance(
        with facts: borrowing Facts, side: Int, frame: UInt64, time: Int64, _ analysis: inout SegmentAnalysis
    ) {
        let step = Step(
            side: side, frame: frame, time: time, flags: facts.flags ?? [], sequence: facts.rawSequence ?? 0,
            acknowledgment: facts.rawAcknowledgment ?? 0,
            length: UInt32(truncatingIfNeeded: facts[.segmentLength] ?? 0),
            window: UInt32(truncatingIfNeeded: facts[.windowValue] ?? 0))
        let isFirst = firstTime == nil
        noteTime(step, &analysis)
        noteBases(step, facts)
        noteShift(step, facts)
        let own = flows[side]
        analysis.sequence = step.sequence &- (own.base ?? 0)
        analysis.nextSequence = analysis.sequence &+ (step.end &- step.sequence)
        analysis.acknowledgmentBase = flows[1 - side].base ?? 0
        analysis.acknowledgment =
            step.flags.contains(.ack) ? step.acknowledgment &- analysis.acknowledgmentBase : step.acknowledgment
        // The SYN that takes ports over again is counted at once.
        analysis.completeness = analysis.signs.contains(.portsReused) ? completeness | 1 : completeness
        noteWindow(step, &analysis)
        analysis.signs.formUnion(signs(of: step, &analysis))
        noteAcknowledgment(step, &analysis)
        noteSent(step, analysis.signs, &analysis)
        noteCompleteness(step, isFirst: isFirst)
        noteMarks(step, facts, &analysis)
        noteClosing(step, &analysis)
        noteRTT(step)
        analysis.initialRTT = initialRTT
    }

    private mutating func noteTime(_ step: Step, _ analysis: inout SegmentAnalysis) {
        let first = firstTime ?? step.time
        analysis.time = step.time &- first
        analysis.delta = firstTime == nil ? 0 : step.time &- lastTime
        firstTime = first
        lastTime = step.time
    }

    /// Relative numbers count from the SYN; where it was not seen, so that the first one is 1.
    private mutating func noteBases(_ step: Step, _ facts: borrowing Facts) {
        let side = step.side
        if step.flags.contains(.syn) {
            if flows[side].base == nil || step.flags.contains(.ack) { flows[side].base = step.sequence }
        } else if flows[side].base == nil {
            flows[side].base = step.sequence &- 1
        }
        if flows[1 - side].base == nil, step.flags.contains(.ack) { flows[1 - side].base = step.acknowledgment &- 1 }
    }

    /// RFC 7323, section 2.2: windows are shifted only if both SYNs offer it.
    private mutating func noteShift(_ step: Step, _ facts: borrowing Facts) {
        guard step.flags.contains(.syn) else { return }
        let side = step.side
        if facts.options.contains(kind: 3), let shift = facts[.windowShift] {
            flows[side].shift = Int(min(shift, 14))
            if step.flags.contains(.ack), flows[1 - side].shift == -2 { flows[side].shift = -2 }
        } else if facts.options.byteCount != nil {
            flows[0].shift = -2
            flows[1].shift = -2
        }
    }

    private func noteWindow(_ step: Step, _ analysis: inout SegmentAnalysis) {
        let shift = flows[step.side].shift
        analysis.window = UInt64(step.window)
        guard !step.flags.contains(.syn) else { return }
        analysis.windowFactor = shift < 0 ? shift : 1 << shift
        if shift > 0 { analysis.window <<= UInt64(shift) }
    }

    private mutating func noteAcknowledgment(_ step: Step, _ analysis: inout SegmentAnalysis) {
        guard step.flags.contains(.ack) else { return }
        let peer = 1 - step.side
        // The newest stand at the end; of several that end there the oldest one counts.
        for sent in flows[peer].unacknowledged.reversed() where sent.end == step.acknowledgment {
            analysis.acknowledgedFrame = sent.frame
            analysis.acknowledgedAfter = step.time &- sent.time
        }
        flows[peer].unacknowledged.removeAll { !isBefore(step.acknowledgment, $0.end) }
        for index in flows[peer].unacknowledged.indices
        where isBefore(flows[peer].unacknowledged[index].sequence, step.acknowledgment) {
            flows[peer].unacknowledged[index].sequence = step.acknowledgment
        }
    }

    private mutating func noteSent(
        _ step: Step, _ signs: SegmentAnalysis.Signs, _ analysis: inout SegmentAnalysis
    ) {
        var flow = flows[step.side]
        if step.takesNumbers, signs.isDisjoint(with: [.zeroWindowProbe, .keepAlive]) {
            flow.unacknowledged.append(
                Unacknowledged(
                    frame: step.frame, sequence: step.length == 0 ? step.sequence : step.firstOctet, end: step.end,
                    lastOctet: step.firstOctet &+ step.length, time: step.time))
            if flow.unacknowledged.count > 1000 { flow.unacknowledged.removeFirst(500) }
        }
        if step.takesNumbers || flow.next == nil {
            if flow.next.map({ isBefore($0, step.end) }) ?? true {
                flow.next = step.end
                flow.nextFrame = step.frame
                flow.nextTime = step.time
            }
            if flow.highest.map({ isBefore($0, step.end) }) ?? true { flow.highest = step.end }
        }
        if signs.contains(.duplicateAcknowledgment) { flow.duplicates += 1 }
        flow.window = step.window
        if flow.lastAcknowledgment != step.acknowledgment { flow.duplicates = 0 }
        if step.length == 0, step.isPlain, !signs.contains(.duplicateAcknowledgment) {
            flow.firstAcknowledgmentFrame = step.frame
        }
        flow.lastAcknowledgment = step.acknowledgment
        if step.flags.contains(.ack) { flow.lastAcknowledgmentTime = step.time }
        flow.lastSigns = signs
        if step.length > 0 { noteData(step, &flow, &analysis) }
        flows[step.side] = flow
    }

    private func noteData(_ step: Step, _ flow: inout Flow, _ analysis: inout SegmentAnalysis) {
        var lowest = step.firstOctet
        var highest = step.firstOctet &+ step.length
        for sent in flow.unacknowledged {
            if isBefore(sent.sequence, lowest) { lowest = sent.sequence }
            if isBefore(highest, sent.lastOctet) { highest = sent.lastOctet }
        }
        analysis.bytesInFlight = highest &- lowest
        flow.sincePush = flow.hasPushed ? step.length : flow.sincePush &+ step.length
        flow.hasPushed = step.flags.contains(.psh)
        analysis.bytesSincePush = flow.sincePush
    }

    /// A stream's first segment counts only if it opens the stream.
    private mutating func noteCompleteness(_ step: Step, isFirst: Bool) {
        guard !isFirst || step.flags.contains(.syn) else { return }
        switch (step.flags.contains(.syn), step.flags.contains(.ack)) {
        case (true, false): completeness |= 1
        case (true, true): if completeness & 1 != 0 { completeness |= 2 }
        case (false, true): if step.length == 0 { completeness |= 4 }
        default: break
        }
        if step.length > 0, step.flags.contains(.syn) || step.flags.contains(.ack) { completeness |= 8 }
        if step.flags.isSuperset(of: [.fin, .ack]) { completeness |= 16 }
        if step.flags.contains(.rst) { completeness |= 32 }
    }

    /// Accurate ECN is agreed upon where the SYN has all three flags and the SYN-ACK answers with some of them, or where
    /// its option is seen (RFC 9768, section 3.1).
    private mutating func noteMarks(_ step: Step, _ facts: borrowing Facts, _ analysis: inout SegmentAnalysis) {
        let flags = step.flags.rawValue & 0x1c0
        switch (step.flags.contains(.syn), step.flags.contains(.ack)) {
        case (true, false): offersMarks = flags == 0x1c0
        case (true, true): countsMarks = offersMarks && [0x080, 0x0c0, 0x100, 0x180].contains(flags)
        default: break
        }
        analysis.countsMarks = countsMarks && !step.flags.contains(.syn)
        // An option tells only of the segments behind it.
        if facts.options.contains(kind: 172) { countsMarks = true }
        if facts.options.contains(kind: 174) { countsMarks = true }
    }

    private mutating func noteClosing(_ step: Step, _ analysis: inout SegmentAnalysis) {
        guard step.flags.contains(.fin) else { return }
        if let firstFIN, firstFIN != step.side { analysis.closing = .undergoes } else { analysis.closing = .initiates }
        firstFIN = firstFIN ?? step.side
    }

    /// From the last SYN to the first segment that is none and has ACK.
    private mutating func noteRTT(_ step: Step) {
        if step.flags.intersection([.syn, .ack]) == .syn {
            synTime = step.time
        } else if !step.flags.contains(.syn), initialRTT == 0, step.flags.contains(.ack), let synTime {
            initialRTT = step.time &- synTime
        }
    }
}
