/// How far the sequence numbers of one direction differ between two places.
public enum SequenceOffset: Hashable, Sendable {
    /// Not enough is printed.
    case unseen
    /// They are the same.
    case none
    /// By the same number in all of so many segments.
    case constant(UInt32, segments: Int)
    /// Only one segment shows it.
    case single(UInt32)
    case varying

    /// - Parameter shifts: `b` less `a` for each number that both places show, modulo 2^32.
    init(_ shifts: [UInt32]) {
        guard let first = shifts.first else {
            self = .unseen
            return
        }
        if shifts.contains(where: { $0 != first }) {
            self = .varying
        } else if first == 0 {
            self = .none
        } else {
            self = shifts.count > 1 ? .constant(first, segments: shifts.count) : .single(first)
        }
    }
}
