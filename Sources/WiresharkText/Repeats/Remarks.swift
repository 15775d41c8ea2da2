import PacketTrace
import SourceText
import TCPWire

/// Wireshark's remarks ("expert information"): a heading with severity, group and message, and a line for each below it.
extension RepeatScanner {
    /// Whether the line belongs to a remark.
    func readRemark(
        _ bytes: Span<UInt8>, at offset: Int, _ state: inout CloseState, _ packet: inout PacketClaims
    ) -> Bool {
        if isBracketed, bytes.hasBytes("Expert Info (", at: offset) {
            open(bytes, at: offset + 13, &state, &packet)
            return true
        }
        guard isBracketed, state.expertColumn >= 0, column > state.expertColumn else {
            if column <= state.expertColumn { state.expertColumn = -1 }
            return false
        }
        if bytes.hasBytes("Severity level: ", at: offset) {
            compare(bytes, offset + 16, state.severity, "the severity is not the one of the heading", &packet)
        } else if bytes.hasBytes("Group: ", at: offset) {
            compare(bytes, offset + 7, state.group, "the group is not the one of the heading", &packet)
        } else {
            let start = bytes.hasBytes("Message: ", at: offset) ? offset + 9 : offset
            readMessage(bytes, from: start, to: end, &packet)
            compareMessage(bytes, start, state.message, &packet)
        }
        return true
    }

    /// `Chat/Sequence): Connection establish request (SYN): server port 443`
    private func open(
        _ bytes: Span<UInt8>, at start: Int, _ state: inout CloseState, _ packet: inout PacketClaims
    ) {
        let slash = bytes.firstOffset(of: UInt8(ascii: "/"), from: start, to: end)
        let close = bytes.firstOffset(of: UInt8(ascii: ")"), from: start, to: end)
        guard slash < close, bytes.hasBytes("): ", at: close) else { return }
        state.expertColumn = column
        state.severity = start..<slash
        state.group = slash + 1..<close
        state.message = close + 3..<end
        readMessage(bytes, from: close + 3, to: end, &packet)
        guard bytes.hasBytes("Connection establish ", at: close + 3) else { return }
        if !isEqual(bytes, "Chat", start, slash) {
            slip(.flags, start, slash, Array("Chat".utf8), "a SYN is remarked on as mere chat", &packet)
            state.severity = 0..<0
        }
        if !isEqual(bytes, "Sequence", slash + 1, close) {
            slip(.flags, slash + 1, close, Array("Sequence".utf8), "a SYN is remarked on as sequence", &packet)
            state.group = 0..<0
        }
    }

    /// The message names the server's port and which SYN it is; the heading and the line below it both do.
    private func readMessage(_ bytes: Span<UInt8>, from start: Int, to end: Int, _ packet: inout PacketClaims) {
        guard bytes.hasBytes("Connection establish ", at: start) else { return }
        let words = start + 21
        let stop = bytes.firstOffset(of: UInt8(ascii: ":"), from: words, to: end)
        let isAnswer = isEqual(bytes, "acknowledge (SYN+ACK)", words, stop)
        if isAnswer || isEqual(bytes, "request (SYN)", words, stop) {
            put(.flags, isAnswer ? 0x12 : 0x02, .phrase, mask: 0x12, words, stop, &packet)
        }
        guard bytes.hasBytes(":  server port ", at: stop) || bytes.hasBytes(": server port ", at: stop) else { return }
        let digits = bytes.skippingSpaces(from: stop + 14, to: end)
        guard let port = bytes.decimal(at: digits, to: end), port.end == end else { return }
        // The flags say whose port that is, whatever the words say.
        let flags = packet.claims.first { $0.field == .flags && $0.header == header }?.value ?? (isAnswer ? 0x12 : 0x02)
        put(flags & 0x10 != 0 ? .sourcePort : .destinationPort, port.value, .phrase, digits, port.end, &packet)
    }

    /// Which of two messages is the wrong one: that which Wireshark never wrote, or else the lower one.
    private func compareMessage(
        _ bytes: Span<UInt8>, _ start: Int, _ heading: Range<Int>, _ packet: inout PacketClaims
    ) {
        guard !heading.isEmpty else { return }
        let reason: StaticString = "the remark and its heading say different things"
        switch (isMessage(bytes, heading.lowerBound, heading.upperBound), isMessage(bytes, start, end)) {
        // Their words and numbers are claims.
        case (true, true): break
        case (false, true):
            if bytes.hasBytes("Connection establish ", at: heading.lowerBound) {
                var expected: [UInt8] = []
                for offset in start..<end { expected.append(bytes[offset]) }
                slip(.flags, heading.lowerBound, heading.upperBound, expected, reason, &packet)
            }
        case (true, false): compare(bytes, start, heading, reason, &packet)
        // An older version's message may be another than its heading's.
        case (false, false): break
        }
    }

    private func isMessage(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard bytes.hasBytes("Connection establish ", at: start) else { return false }
        let stop = bytes.firstOffset(of: UInt8(ascii: ":"), from: start, to: end)
        guard
            isEqual(bytes, "acknowledge (SYN+ACK)", start + 21, stop)
                || isEqual(bytes, "request (SYN)", start + 21, stop)
        else { return false }
        return bytes.hasBytes(":  server port ", at: stop) || bytes.hasBytes(": server port ", at: stop)
    }

    private func compare(
        _ bytes: Span<UInt8>, _ start: Int, _ other: Range<Int>, _ reason: StaticString, _ packet: inout PacketClaims
    ) {
        guard !other.isEmpty else { return }
        var expected: [UInt8] = []
        for offset in other { expected.append(bytes[offset]) }
        var isSame = other.count == end - start
        if isSame { for index in 0..<other.count where bytes[start + index] != expected[index] { isSame = false } }
        if !isSame { slip(.flags, start, end, expected, reason, &packet) }
    }
}
