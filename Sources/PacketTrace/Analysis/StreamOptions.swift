import TCPWire

extension StreamState {
    /// What options say of the segments behind this one.
    mutating func noteOptions(_ step: Step, _ facts: borrowing Facts) {
        if step.opens, step.length > 0 { sentEarly = facts.options.contains(kind: 34) }
        flows[step.side].selected = Self.selected(in: facts)
        noteShift(step, facts)
    }

    /// RFC 7323, section 2.2: windows are shifted only if both SYNs offer it.
    private mutating func noteShift(_ step: Step, _ facts: borrowing Facts) {
        let side = step.side
        if facts.options.contains(kind: 3), let shift = facts[.windowShift] {
            flows[side].shift = Int(min(shift, 14))
        }
        guard step.flags.contains(.syn), facts.options.byteCount != nil else { return }
        if flows[side].shift == -1 {
            flows[0].shift = -2
            flows[1].shift = -2
        } else if step.flags.contains(.ack), flows[1 - side].shift == -2 {
            flows[side].shift = -2
        }
    }

    /// Octets in the blocks of SACK (RFC 2018), the first three of them, as Wireshark counts.
    private static func selected(in facts: borrowing Facts) -> UInt32 {
        guard facts.options.contains(kind: 5) else { return 0 }
        var sum: UInt32 = 0
        for option in facts.optionList where option.kind == 5 && option.bytes.count % 8 == 2 {
            for place in stride(from: 2, to: min(option.bytes.count, 26), by: 8) {
                let left = UInt32(truncatingIfNeeded: option.number(at: place, width: 4) ?? 0)
                let right = UInt32(truncatingIfNeeded: option.number(at: place + 4, width: 4) ?? 0)
                sum = sum &+ (right &- left)
            }
        }
        return sum
    }
}
