import PacketTrace
import SourceText
import TCPWire
import WiresharkText

extension PacketBuilder {
    /// The whole option area, once the options' own items are read: its bytes are one more copy of each of them.
    mutating func finish(_ text: Span<UInt8>) {
        dropOldNextSequence()
        guard !optionArea.isEmpty, optionArea.count <= 80, packet.tcpHeader == optionAreaHeader else { return }
        var area: [UInt8] = []
        let start = origin + Int(optionArea.start)
        for position in stride(from: start, to: origin + Int(optionArea.end), by: 2) {
            guard let byte = mended(position) ?? text.octet(at: position) else { return }
            area.append(byte)
        }
        packet.optionArea = area
        let list = TCPOptionList(decoding: area)
        packet.completesOptions = agrees(list.options)
        if !packet.completesOptions {
            // The items of old versions, and of an option that Wireshark gave up on, do not lie as the bytes do.
            packet.claims.removeAll { $0.field.isOption && $0.header == optionAreaHeader }
        }
        claim(list.options)
        if list.options.last?.kind != 0, !list.rest.isEmpty { packet.markers.insert(.incomplete) }
    }

    /// The byte that should stand at an offset of the text, where lint has found it wrong.
    private func mended(_ position: Int) -> UInt8? {
        guard !packet.slips.isEmpty else { return nil }
        let place = labels.base + position
        guard let slip = packet.slips.first(where: { $0.isCopy && $0.span.start <= place && place < $0.span.end })
        else { return nil }
        return slip.expected.span.octet(at: place - slip.span.start)
    }

    /// Versions without raw numbers count no SYN and no FIN in the next sequence number; in text, too, that is how they
    /// are told apart, but here the bytes give the raw numbers.
    private mutating func dropOldNextSequence() {
        if packet.claims.contains(where: { $0.field == .sequenceNumberRaw && $0.copy == .line }) { return }
        packet.claims.removeAll { $0.field == .nextSequenceNumber }
    }

    /// Whether the items are the area's options one by one: each has a claim that says so, though another may be wrong.
    private func agrees(_ options: [TCPOption]) -> Bool {
        guard !packet.markers.contains(.incomplete), options.count <= 40 else { return false }
        var described = 0
        var listed = 0
        var agreeing: UInt64 = 0
        for claim in packet.claims where claim.field == .optionKind && claim.header == optionAreaHeader {
            let item = Int(claim.item)
            if claim.copy == .summary {
                listed = max(listed, item + 1)
            } else {
                described = max(described, item + 1)
                if item < options.count, UInt64(options[item].kind) == claim.value { agreeing |= 1 << UInt64(item) }
            }
        }
        guard listed == 0 || listed == options.count else { return false }
        guard described > 0 else { return true }
        return described == options.count && agreeing == (UInt64(1) << UInt64(options.count)) - 1
    }

    private mutating func claim(_ options: [TCPOption]) {
        var offset = 0
        for (item, option) in options.enumerated() where item < 40 {
            claim(.optionKind, UInt64(option.kind), at: offset, width: 1, item)
            if option.kind > 1 { claim(.optionLength, UInt64(option.bytes.count), at: offset + 1, width: 1, item) }
            for part in Self.numbers(of: option) {
                guard let value = option.number(at: part.bytes.lowerBound, width: part.bytes.count) else { continue }
                claim(part.field, value, at: offset + part.bytes.lowerBound, width: part.bytes.count, item)
            }
            offset += option.bytes.count
        }
    }

    /// The plain numbers of an option. SACK edges are none: they are printed relative to a base, and stand raw here.
    static func numbers(of option: TCPOption) -> [OptionPart] {
        guard let row = TCPOptionTable.row(kind: option.kind), row.lengths.contains(option.bytes.count),
            let layout = row.layouts.first, layout.conditions.isEmpty
        else { return [] }
        return layout.parts.filter {
            $0.stride == 0 && !$0.isOctets && $0.bit % 8 == 0 && $0.bits % 8 == 0 && !$0.field.isOptionDetail
        }
    }

    private mutating func claim(_ field: Field, _ value: UInt64, at offset: Int, width: Int, _ item: Int) {
        packet.claims.append(
            Claim(
                field, value, copy: .octets, header: optionAreaHeader, item: UInt8(item),
                offset: Int(optionArea.start) + 2 * offset, length: 2 * width))
    }
}
