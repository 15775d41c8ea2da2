/// How Wireshark calls what it has seen of a conversation, as bits: SYN 1, SYN-ACK 2, ACK 4, data 8, FIN 16, RST 32.
public enum Completeness {
    /// The names, and the numbers that have them; all others are called by the first.
    public static var names: [(name: StaticString, values: [UInt64])] {
        [
            ("Incomplete", []), ("Incomplete, SYN_SENT", [1]), ("Incomplete, CLIENT_ESTABLISHED", [3]),
            ("Incomplete, ESTABLISHED", [7]), ("Incomplete, DATA", [15]), ("Complete, WITH_DATA", [31, 47, 63]),
            ("Complete, NO_DATA", [23, 39, 55]),
        ]
    }

    /// A number that no conversation has, for words that no single number stands for.
    public static var unnamed: UInt64 { 1 << 8 }

    /// Which of ``names`` a number has.
    public static func name(of value: UInt64) -> Int {
        names.firstIndex { $0.values.contains(value) } ?? 0
    }
}
