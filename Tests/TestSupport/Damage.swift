extension [UInt8] {
    /// Changes, loses, doubles or moves a few bytes, as damage would.
    public mutating func mutate(with generator: inout SeededGenerator) {
        guard !isEmpty else { return }
        let place = Int.random(in: 0..<count, using: &generator)
        let length = Swift.min(Int.random(in: 1...80, using: &generator), count - place)
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: self[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: self[place] = "0123456789(): =.,[]-x\n".utf8.randomElement(using: &generator)!
        case 2: removeSubrange(place..<place + length)
        case 3: insert(contentsOf: [UInt8](self[place..<place + length]), at: place)
        case 4: insert(contentsOf: [UInt8]("99999999999999999999".utf8.prefix(length)), at: place)
        case 5: self[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 6:
            let other = Int.random(in: 0...count, using: &generator)
            insert(contentsOf: [UInt8](self[place..<place + length]), at: other)
        default:
            // A digit becomes several: numbers of every length.
            guard let digit = self[place...].firstIndex(where: { (0x30...0x39).contains($0) }) else { return }
            let digits = (0..<(length % 22)).map { _ in UInt8.random(in: 0x30...0x39, using: &generator) }
            replaceSubrange(digit...digit, with: digits)
        }
    }
}
