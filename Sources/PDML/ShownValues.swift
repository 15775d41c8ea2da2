import PacketTrace
import SourceText
import TCPWire
import WiresharkText

extension PacketBuilder {
    /// `show`: the value that a display filter would compare.
    mutating func readShown(_ entry: FieldNames.Entry, _ piece: Piece, _ bytes: Span<UInt8>) {
        guard !piece.isEmpty else { return }
        let start = origin + Int(piece.start)
        let end = origin + Int(piece.end)
        if entry.mask != 0 { return readShownFlag(entry, bytes, start, end) }
        switch entry.field {
        // Their form differs by version, or their number is not what stands on the wire.
        case .ipFlags, .ipFragmentOffset, .ipv6PayloadLength, .optionsLength, .payloadLength,
            .optionPayload, .sackLeftEdge, .sackRightEdge, .checksumStatus, .ipv6Source, .ipv6Destination,
            .cookedUnused, .checksumCalculated, .vlanEligible:
            return
        default: break
        }
        guard !entry.field.isOptionDetail else { return }
        let found: Scanned?
        switch entry.form {
        case .number, .sequence, .headerLength, .bytesAndBits, .checksum, .pattern, .tcpFlags, .frameHeading:
            found = bytes.number(at: start, to: end)
        case .seconds: found = bytes.nanoseconds(at: start, to: end)
        case .address4: found = bytes.address4(at: start, to: end)
        case .hardwareAddress: found = bytes.hardwareAddress(at: start, to: end)
        default: found = nil
        }
        guard let found, found.end == end else { return }
        // A presumed length is not the one that stands in the header.
        if entry.field == .ipTotalLength, packet.markers.contains(.presumedLength) { return }
        // Version 2.0 counts words.
        if entry.field == .ipHeaderLength, found.value < 16 { return }
        if entry.field == .flags {
            // One byte leaves the upper four bits unsaid.
            guard end - start > 4 || found.value > 0xff else {
                return append(.flags, found.value, .show, mask: 0xff, from: start, to: end)
            }
            return append(.flags, found.value & 0xfff, .show, mask: 0xfff, from: start, to: end)
        }
        append(entry.field, found.value, .show, from: start, to: end)
    }

    private mutating func readShownFlag(_ entry: FieldNames.Entry, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        let value: UInt64
        if bytes.hasBytes("True", at: start), end == start + 4 {
            value = 1
        } else if bytes.hasBytes("False", at: start), end == start + 5 {
            value = 0
        } else if let found = bytes.decimal(at: start, to: end), found.end == end {
            value = found.value
        } else {
            return
        }
        // Three reserved bits are one truth: which of them are set is not said, only the label's digits tell.
        if entry.mask == 0xe00, value != 0, reservedBits != 0 { return }
        let bits = value << UInt64(entry.mask.trailingZeroBitCount) & UInt64(entry.mask)
        append(.flags, bits, .show, mask: entry.mask, from: start, to: end)
    }

    /// The reserved bits as the label just read has them.
    private var reservedBits: UInt64 {
        packet.claims.last { $0.field == .flags && $0.copy == .pattern }.map { $0.value & UInt64($0.mask) } ?? 0
    }
}
