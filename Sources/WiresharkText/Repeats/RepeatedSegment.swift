import PacketTrace
import SourceText
import TCPWire

/// What the lines of a segment repeat.
extension RepeatScanner {
    /// `Incomplete, DATA (15)`
    func readCompleteness(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let inner = inner(bytes, value, end), let number = bytes.decimal(at: inner, to: end),
            number.end == end - 1
        else { return }
        put(.completeness, number.value, .line, inner, number.end, &packet)
        let nameEnd = inner - 2
        guard let index = Completeness.names.firstIndex(where: { isEqual(bytes, $0.name, value, nameEnd) }) else {
            return
        }
        // Which of several numbers the words stand for is not said; at least they fit, or do not.
        let values = Completeness.names[index].values
        let named = values.contains(number.value) || values.isEmpty && Completeness.name(of: number.value) == index
        guard !named else { return put(.completeness, number.value, .names, value, nameEnd, &packet) }
        // Which of the two is wrong the packets before and after may show.
        put(.completeness, values.first ?? Completeness.unnamed, .names, value, nameEnd, &packet)
    }

    /// `·FDASS`: RST, FIN, data, ACK, SYN-ACK, SYN.
    func readCompletenessLetters(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        if bytes.hasBytes("[ Null ]", at: value) { return put(.completeness, 0, .string, value, value + 8, &packet) }
        var number: UInt64 = 0
        var columns = 0
        for offset in value..<end where bytes[offset] != 0xc2 {
            let byte = bytes[offset]
            guard byte == 0xb7 || byte &- UInt8(ascii: "A") < 26 else { return }
            number = number << 1 | (byte == 0xb7 ? 0 : 1)
            columns += 1
        }
        if columns == 6 { put(.completeness, number, .string, value, end, &packet) }
    }

    /// `-2 (no window scaling used)`
    func readScaleFactor(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard bytes.hasBytes("-", at: value) else { return }
        let forms: [StaticString] = ["-1 (unknown)", "-2 (no window scaling used)"]
        if forms.contains(where: { isEqual(bytes, $0, value, end) }) { return }
        let isUnknown = bytes.hasBytes(" (unknown)", at: value + 2)
        let isUnused = bytes.hasBytes(" (no window scaling used)", at: value + 2)
        guard isUnknown || isUnused else { return }
        slip(
            .windowScaleFactor, value, value + 2, Array((isUnknown ? "-1" : "-2").utf8),
            "the number does not go with the words behind it", &packet)
    }
}
