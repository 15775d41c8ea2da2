/// What a time to live says of the host that set it: hosts begin with 32, 64, 128 or 255, and each router takes one.
struct Lifetime: Hashable, Sendable {
    var value: UInt8
    var initial: UInt8
    var hops: UInt8 { initial - value }

    init(_ value: UInt8) {
        self.value = value
        initial = value <= 32 ? 32 : value <= 64 ? 64 : value <= 128 ? 128 : 255
    }

    /// `57 (64 - 7 hops)`
    var text: String { "\(value) (\(initial) - \(hops) hop\(hops == 1 ? "" : "s"))" }
}
