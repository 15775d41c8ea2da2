public import TCPWire

extension PacketImage {
    /// Makes the checksums right for the bytes that are there: that of each IPv4 header, and of the outermost segment,
    /// which needs all of its data.
    ///
    /// - Parameter addresses: those of a packet whose trace prints none.
    public mutating func renewChecksums(_ facts: borrowing Facts, addresses: AddressPair) {
        for layer in layers where "\(layer.name)" == "ip" { renewHeader(layer) }
        guard let tcp = layers.first(where: { "\($0.name)" == "tcp" }), tcp.length >= 20 else { return }
        let pair = facts.addresses.pair ?? addresses
        var covered = facts.segmentSum
        // A header with holes in it that ends the packet is summed up as it stands.
        if covered == nil, facts[.segmentLength] == 0, tcp.offset + tcp.length == bytes.count {
            replace(at: tcp.offset + 16, by: 0)
            var sum = InternetChecksum()
            sum.add(bytes.span.extracting(tcp.offset..<bytes.count))
            covered = (sum, tcp.length)
        }
        guard let covered else { return }
        replace(
            at: tcp.offset + 16,
            by: ChecksumResidue.field(addressSum: pair.sum, segment: covered.sum, length: covered.length))
    }

    private mutating func renewHeader(_ layer: Layer) {
        let length = Int(bytes[layer.offset] & 0xf) * 4
        guard length >= 20, layer.offset + length <= bytes.count else { return }
        var sum = InternetChecksum()
        sum.add(bytes.span.extracting(layer.offset..<layer.offset + 10))
        sum.add(bytes.span.extracting(layer.offset + 12..<layer.offset + length))
        replace(at: layer.offset + 10, by: sum.complement)
    }

    /// What is right already stays what it was.
    private mutating func replace(at offset: Int, by value: UInt16) {
        guard UInt16(bytes[offset]) << 8 | UInt16(bytes[offset + 1]) != value else { return }
        set(number16: value, at: offset, .assumed)
    }
}
