import PacketTrace
import TCPWire

/// Options: each by itself, then their order.
enum OptionFields {
    static func comparisons(_ pair: HandshakePair, _ role: SegmentRole, _ options: DiffOptions) -> [Comparison] {
        guard let a = pair.left.segment(role)?.options, let b = pair.right.segment(role)?.options else { return [] }
        var comparisons: [Comparison] = []
        for key in keys(a, b) {
            comparisons.append(
                Comparison(
                    segment: role, field: key.field, a: observe(key, in: a, options), b: observe(key, in: b, options)))
        }
        if let order = order(a, b, role) { comparisons.append(order) }
        return comparisons
    }

    /// An option, and which one of several with its name.
    private struct Key: Hashable {
        var field: String
        var index: Int
    }

    /// The options of both segments, in the order of the first, then what only the second has.
    private static func keys(_ a: HandshakeOptions, _ b: HandshakeOptions) -> [Key] {
        var keys: [Key] = []
        for options in [a, b] {
            var counts: [String: Int] = [:]
            for option in options.meaningful {
                let field = OptionNames.field(option)
                let key = Key(field: field, index: counts[field, default: 0])
                counts[field, default: 0] += 1
                if !keys.contains(key) { keys.append(key) }
            }
        }
        return keys
    }

    private static func observe(_ key: Key, in options: HandshakeOptions, _ choice: DiffOptions) -> Observation {
        var index = key.index
        for option in options.meaningful where OptionNames.field(option) == key.field {
            if index == 0 { return OptionValues.observe(option, choice) }
            index -= 1
        }
        return options.isComplete ? .absent : .unseen
    }

    /// The order of what both have; `nil` where it is the same.
    private static func order(_ a: HandshakeOptions, _ b: HandshakeOptions, _ role: SegmentRole) -> Comparison? {
        let first = a.meaningful.map { OptionNames.field($0) }
        let second = b.meaningful.map { OptionNames.field($0) }
        let left = first.filter { second.contains($0) }
        let right = second.filter { first.contains($0) }
        // Of options that come more than once only those in common count, as often as both have them.
        guard left.count == right.count, left != right else { return nil }
        var comparison = Comparison(
            segment: role, field: "tcp.options", a: .text(OptionNames.order(a.meaningful)),
            b: .text(OptionNames.order(b.meaningful)))
        comparison.isReordered = true
        return comparison
    }
}
