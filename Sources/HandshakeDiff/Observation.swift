/// What one trace shows of a quantity.
enum Observation: Hashable, Sendable {
    /// The trace does not print it.
    case unseen
    /// It prints enough to say that it is not there.
    case absent
    /// There is nothing to compare: the quantity makes no sense here, or another one says it already.
    case inapplicable
    case shown(Shown)

    struct Shown: Hashable, Sendable {
        /// As people read it.
        var text: String
        /// What is compared; as the text, where there is no number.
        var number: UInt64?
        /// Numbers closer than this are equal: a scaled window is rounded.
        var tolerance: UInt64 = 1
    }

    static func number(_ number: UInt64?) -> Observation {
        guard let number else { return .unseen }
        return .shown(Shown(text: String(number), number: number))
    }

    static func number(_ number: UInt64, _ text: String) -> Observation {
        .shown(Shown(text: text, number: number))
    }

    static func text(_ text: String) -> Observation {
        .shown(Shown(text: text))
    }

    var text: String? {
        if case .shown(let shown) = self { shown.text } else { nil }
    }

    /// Whether two values that are shown mean the same.
    func agrees(with other: Observation) -> Bool {
        guard case .shown(let left) = self, case .shown(let right) = other else { return self == other }
        guard let first = left.number, let second = right.number else { return left.text == right.text }
        return max(first, second) - min(first, second) < max(left.tolerance, right.tolerance)
    }
}
