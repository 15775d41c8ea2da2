import TCPWire

/// A frame's dump is another printed copy of what the details say: each field in it becomes a claim of its own.
extension PacketClaims {
    /// Reads the dumps once all lines of the packet are there.
    public mutating func resolveDumps() {
        if !dataDump.isEmpty { takeData() }
        guard !frameDump.isEmpty else { return }
        if headers.isEmpty {
            takeWholeFrame()
        } else {
            compareFrame()
        }
    }

    /// The payload, where it is printed in full, or its beginning.
    private mutating func takeData() {
        let length = claims.first { $0.field == .segmentLength }?.value
        let printed = cutDataLength > 0 ? cutDataLength : dataDump.bytes.count
        guard length == UInt64(printed), markers.isDisjoint(with: [.reassembled, .incomplete]) else {
            return dataDump.removeAll()
        }
        guard cutDataLength == 0 else { return }
        var sum = InternetChecksum()
        sum.add(dataDump.bytes.span)
        dataSum = sum
    }

    /// No details: the bytes say all. Which link type they have is found out by trying.
    private mutating func takeWholeFrame() {
        for link in [UInt16(1), 101, 113, 276, 0, 9] {
            let (found, _) = DumpFrame.decode(frameDump.bytes, link: link, length: frameDump.bytes.count)
            guard found.headers.contains(.tcp), found.markers.isDisjoint(with: [.incomplete, .lengthBeyondPacket])
            else { continue }
            headers = found.headers
            optionArea = found.optionArea
            dataSum = found.dataSum
            // Bytes alone cannot contradict themselves.
            markers.formUnion(found.markers.subtracting(.frame))
            for claim in found.claims where !claim.field.isFrame { append(claim, header: claim.header, found) }
            dumpLink = link
            return
        }
        frameDump.removeAll()
    }

    /// Lays the dump beside the details. One that has little in common with them is another packet's.
    private mutating func compareFrame() {
        let link = DumpFrame.link(of: headers)
        let captured = claims.first { $0.field == .captureLength }?.value
        let length = claims.first { $0.field == .frameLength }.map { Int(truncatingIfNeeded: min($0.value, 1 << 24)) }
        guard captured ?? UInt64(frameDump.bytes.count) >= UInt64(frameDump.bytes.count) else {
            return frameDump.removeAll()
        }
        let isWhole = captured == nil || captured == UInt64(frameDump.bytes.count)
        let (found, decoder) = DumpFrame.decode(
            frameDump.bytes, link: link, length: isWhole ? length ?? frameDump.bytes.count : frameDump.bytes.count)
        dumpLink = link
        if !headers.contains(.tcp), !markers.contains(.quoted) { return addSegment(found, decoder) }
        guard let own = headers.firstIndex(of: .tcp), let other = found.headers.firstIndex(of: .tcp),
            decoder.segment != nil
        else { return }
        guard agrees(with: found, own: own, other: other) else { return frameDump.removeAll() }
        let network = headers[..<own].lastIndex { $0.isNetwork }
        let foundNetwork = found.headers[..<other].lastIndex { $0.isNetwork }
        let hasOptions = markers.isDisjoint(with: [.incomplete])
        var isSame = true
        for claim in found.claims where claim.length > 0 {
            if Int(claim.header) == other {
                if claim.field.isOption || claim.field.isOptionDetail {
                    guard hasOptions, claim.field.isPlainOption else { continue }
                    if differs(claim, header: own) { isSame = false }
                }
                append(claim, header: UInt8(truncatingIfNeeded: own), found)
            } else if Int(claim.header) == foundNetwork, let network,
                headers[network] == found.headers[Int(claim.header)]
            {
                append(claim, header: UInt8(truncatingIfNeeded: network), found)
            }
        }
        if isSame { optionArea = found.optionArea }
        if isWhole, let sum = found.dataSum, markers.isDisjoint(with: [.reassembled]) { dataSum = sum }
    }

    /// The details do not go down to the segment: a folded paste, or a tunnel that was not dissected.
    private mutating func addSegment(_ found: borrowing PacketClaims, _ decoder: FrameDecoder) {
        guard decoder.segment != nil, let tcp = found.headers.firstIndex(of: .tcp),
            let network = found.headers[..<tcp].lastIndex(where: { $0.isNetwork }), headers.count < 200
        else { return }
        let first = headers.count
        headers.append(contentsOf: found.headers[network...tcp])
        for claim in found.claims where Int(claim.header) >= network && Int(claim.header) <= tcp {
            append(claim, header: UInt8(truncatingIfNeeded: Int(claim.header) - network + first), found)
        }
        optionArea = found.optionArea
        dataSum = found.dataSum
        markers.formUnion(found.markers.subtracting([.frame, .captured]))
    }

    /// Whether most of the segment's fields are the same in both.
    private func agrees(with found: borrowing PacketClaims, own: Int, other: Int) -> Bool {
        let fields: [Field] = [
            .sourcePort, .destinationPort, .checksum, .windowValue, .sequenceNumberRaw, .headerLength,
        ]
        var same = 0
        var known = 0
        for field in fields {
            guard let mine = claims.first(where: { $0.field == field && Int($0.header) == own }),
                let theirs = found.claims.first(where: { $0.field == field && Int($0.header) == other })
            else { continue }
            known += 1
            if mine.value == theirs.value { same += 1 }
        }
        return same * 2 >= known
    }

    private func differs(_ claim: Claim, header: Int) -> Bool {
        claims.contains {
            $0.field == claim.field && Int($0.header) == header && $0.item == claim.item && $0.part == claim.part
                && $0.copy != .dump && $0.value != claim.value && $0.value <= 0xffff_ffff
        }
    }

    /// A field that goes on in the next line of the dump is pointed at where it differs from the details: then `part`
    /// says how many of its bytes follow behind.
    private func narrowed(_ range: Range<Int>, _ claim: inout Claim) -> Range<Int> {
        guard !claim.field.isOption, !claim.field.isOptionDetail, !claim.field.isLong, range.count <= 8,
            let split = frameDump.lineBreak(in: range),
            let printed = claims.first(where: {
                $0.field == claim.field && $0.header == claim.header && $0.copy != .dump && $0.mask == 0
            })
        else { return range }
        let behind = range.upperBound - split
        let low = (UInt64(1) << UInt64(8 * behind)) - 1
        let difference = claim.field.placed(printed.value, in: 0) ^ claim.field.placed(claim.value, in: 0)
        if difference & low == 0 {
            claim.part = UInt8(truncatingIfNeeded: behind)
            return range.lowerBound..<split
        }
        return difference & ~low == 0 ? split..<range.upperBound : range
    }

    private mutating func append(_ claim: Claim, header: UInt8, _ found: borrowing PacketClaims) {
        var copy = claim
        copy.copy = .dump
        copy.header = header
        let start = Int(claim.offset)
        // What follows from the lengths of other headers is printed nowhere: it points at the header's first byte.
        let range = narrowed(start..<start + max(1, Int(claim.length)), &copy)
        guard let place = frameDump.place(of: range) else { return }
        copy.offset = UInt32(truncatingIfNeeded: place.offset)
        copy.length = UInt16(truncatingIfNeeded: min(place.length, 0xffff))
        if claim.field.isLong {
            let value = found.octets(of: claim)
            copy.value = UInt64(octets.count)
            octets.append(UInt8(truncatingIfNeeded: value.count))
            octets.append(contentsOf: value)
        }
        claims.append(copy)
    }
}

/// Decodes the bytes of a dump.
enum DumpFrame {
    static func decode(_ bytes: [UInt8], link: UInt16, length: Int) -> (PacketClaims, FrameDecoder) {
        var decoder = FrameDecoder()
        var found = PacketClaims()
        let frame = FrameDecoder.Frame(number: 1, linkType: link, length: max(length, bytes.count), time: nil)
        decoder.decode(frame, bytes.span, into: &found)
        return (found, decoder)
    }

    /// The link type that the details begin with.
    static func link(of headers: [HeaderKind]) -> UInt16 {
        switch headers.first(where: { $0 != .frame }) {
        case .ethernet: 1
        case .cooked: 113
        case .cookedV2: 276
        case .null: 0
        case .ppp: 9
        case .raw, .ipv4, .ipv6: 101
        default: 1
        }
    }
}

extension Field {
    /// Options whose value the details print as it stands on the wire.
    var isPlainOption: Bool {
        switch self {
        case .optionKind, .optionLength, .mssValue, .windowShift, .timestampValue, .timestampEcho: true
        default: false
        }
    }
}
