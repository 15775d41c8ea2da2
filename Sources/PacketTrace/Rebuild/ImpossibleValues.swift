import TCPWire

extension PacketClaims {
    /// Forgets numbers that no bytes can hold: what is written without them is assumed.
    public mutating func dropImpossibleValues() {
        guard claims.contains(where: { $0.isImpossible }) else { return }
        claims.removeAll { $0.isImpossible }
    }
}

extension Claim {
    /// Whether the number is too large for its field. What a card leaves open and long segments say of themselves is not:
    /// a presumed total length is printed with another form.
    fileprivate var isImpossible: Bool { !field.isLong && copy != .dump && copy != .captured && value > field.largest }
}
