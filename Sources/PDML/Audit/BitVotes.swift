/// What all that speaks of a packet's bits says of them: for each bit, how many more say 1 than 0.
///
/// The frame's own bits come first; behind them stand those of fields that lie elsewhere, or in no bytes at all.
struct BitVotes {
    private var counts: [Int8] = []

    var end: Int { counts.count }

    mutating func removeAll() { counts.removeAll(keepingCapacity: true) }

    /// Makes room for more bits, and says where they begin.
    mutating func reserve(_ bits: Int) -> Int {
        let start = counts.count
        counts.append(contentsOf: repeatElement(0, count: bits))
        return start
    }

    mutating func vote(_ value: UInt64, at bit: Int, count: Int) {
        guard bit >= 0, count > 0, count <= 64, bit + count <= counts.count else { return }
        guard count == 64 || value >> UInt64(count) == 0 else { return }
        for index in 0..<count {
            let isSet = value >> UInt64(count - 1 - index) & 1 != 0
            let old = counts[bit + index]
            if isSet, old < Int8.max { counts[bit + index] = old + 1 }
            if !isSet, old > Int8.min { counts[bit + index] = old - 1 }
        }
    }

    /// What most say; `nil` where as many say one thing as the other, or nobody anything.
    func truth(at bit: Int, count: Int) -> UInt64? {
        guard bit >= 0, count > 0, count <= 64, bit + count <= counts.count else { return nil }
        var value: UInt64 = 0
        for index in bit..<bit + count {
            guard counts[index] != 0 else { return nil }
            value = value << 1 | (counts[index] > 0 ? 1 : 0)
        }
        return value
    }
}
