import TCPWire

/// Notices four no-operations in a row, as Wireshark counts: within a word of four bytes at first, then wherever they
/// come, and once only.
struct PaddingRow {
    private var offset = 0
    private var count = 0
    private var isSaid = false

    /// Whether the option is the fourth of them.
    mutating func isComplete(by option: TCPOption) -> Bool {
        defer { offset += option.bytes.count }
        guard option.kind == 1 else { return false }
        count = offset % 4 == 0 ? 1 : count + 1
        guard count == 4, !isSaid else { return false }
        isSaid = true
        return true
    }
}
