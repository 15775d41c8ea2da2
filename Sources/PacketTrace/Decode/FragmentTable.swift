import TCPWire

/// Datagrams that came in pieces and wait for the rest (RFC 791, section 3.2; RFC 8200, section 4.5). Bounded: the
/// oldest gives way.
struct FragmentTable: Sendable {
    struct Key: Hashable, Sendable {
        var source: IPv6Address
        var destination: IPv6Address
        var identification: UInt32
        var number: UInt8
    }

    struct Piece: Sendable {
        var key: Key
        var offset: Int
        var isLast: Bool
    }

    private struct Datagram: Sendable {
        var bytes: [UInt8] = []
        var isKnown: [Bool] = []
        var length: Int?
    }

    private static let most = 64
    private var waiting: [Key: Datagram] = [:]
    private var order: [Key] = []

    /// Takes a piece in; gives the datagram's payload once it is whole.
    mutating func add(_ piece: Piece, _ bytes: [UInt8]) -> [UInt8]? {
        let end = piece.offset + bytes.count
        guard end <= 0xffff else { return nil }
        if waiting[piece.key] == nil {
            if order.count >= Self.most { waiting[order.removeFirst()] = nil }
            order.append(piece.key)
        }
        var datagram = waiting[piece.key] ?? Datagram()
        if datagram.bytes.count < end {
            datagram.bytes.append(contentsOf: repeatElement(0, count: end - datagram.bytes.count))
            datagram.isKnown.append(contentsOf: repeatElement(false, count: end - datagram.isKnown.count))
        }
        // Of pieces that overlap the first one counts.
        for (index, byte) in bytes.enumerated() where !datagram.isKnown[piece.offset + index] {
            datagram.bytes[piece.offset + index] = byte
            datagram.isKnown[piece.offset + index] = true
        }
        if piece.isLast { datagram.length = end }
        guard let length = datagram.length, length <= datagram.bytes.count,
            !datagram.isKnown[..<length].contains(false)
        else {
            waiting[piece.key] = datagram
            return nil
        }
        waiting[piece.key] = nil
        order.removeAll { $0 == piece.key }
        return Array(datagram.bytes[..<length])
    }
}
