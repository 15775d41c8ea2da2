import PacketTrace
import SourceText
import TCPWire

/// What the lines of frame, link and IP headers repeat.
extension RepeatScanner {
    func readHeading(
        _ bytes: Span<UInt8>, _ kind: HeaderKind, _ state: inout CloseState, _ packet: inout PacketClaims
    ) {
        switch kind {
        case .frame: readInterfaceOfHeading(bytes, &packet)
        case .ethernet:
            for (label, field) in [("Src: " as StaticString, Field.ethernetSource), ("Dst: ", .ethernetDestination)] {
                guard let (start, stop) = pair(bytes, label) else { continue }
                readHardwareName(bytes, field, .heading, start, stop, &packet)
            }
        case .tcp:
            for (label, field) in [("Src Port: " as StaticString, Field.sourcePort), ("Dst Port: ", .destinationPort)] {
                guard let (start, stop) = pair(bytes, label), let inner = inner(bytes, start, stop),
                    let port = bytes.decimal(at: start, to: inner - 2), port.end == inner - 2
                else { continue }
                put(field, port.value, .show, start, port.end, &packet)
            }
        case .ipv4:
            for (label, field) in [("Src: " as StaticString, Field.ipSource), ("Dst: ", .ipDestination)] {
                // Behind a source route's last hop follows where the packet goes first.
                guard let (start, stop) = pair(bytes, label), field == .ipSource || pair(bytes, "Via: ") == nil else {
                    continue
                }
                readTwice(bytes, field, start, stop, .show, &packet)
            }
        default: break
        }
    }

    /// The value of a heading that stands behind a label.
    private func pair(_ bytes: Span<UInt8>, _ label: StaticString) -> (Int, Int)? {
        for offset in text where bytes.hasBytes(label, at: offset) {
            let start = offset + label.utf8CodeUnitCount
            return (start, bytes.firstOffset(of: UInt8(ascii: ","), from: start, to: end))
        }
        return nil
    }

    /// `on interface eth0, id 0`
    private func readInterfaceOfHeading(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let (start, stop) = pair(bytes, "on interface "), stop < end, bytes.hasBytes(", id ", at: stop),
            let number = bytes.decimal(at: stop + 5, to: end)
        else { return }
        put(.interfaceName, name(bytes, start, stop), .heading, start, stop, &packet)
        put(.interfaceNumber, number.value, .heading, stop + 5, number.end, &packet)
    }

    /// `Interface id: 0 (eth0)`
    func readInterface(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let number = bytes.decimal(at: value, to: end) else { return }
        put(.interfaceNumber, number.value, .line, value, number.end, &packet)
        if bytes.hasBytes(" (", at: number.end), bytes[end - 1] == UInt8(ascii: ")") {
            put(.interfaceName, name(bytes, number.end + 2, end - 1), .line, number.end + 2, end - 1, &packet)
        }
    }

    /// A name before an address in parentheses; up to 1.12 that is the address again.
    func readHardwareName(
        _ bytes: Span<UInt8>, _ field: Field, _ copy: Claim.Copy, _ start: Int, _ end: Int,
        _ packet: inout PacketClaims
    ) {
        guard let inner = inner(bytes, start, end), inner - 2 > start else { return }
        if let address = bytes.hardwareAddress(at: start, to: inner - 2), address.end == inner - 2 {
            return put(field, address.value, .show, start, address.end, &packet)
        }
        let names: Field = field == .ethernetSource ? .ethernetSourceName : .ethernetDestinationName
        put(names, name(bytes, start, inner - 2), copy, start, inner - 2, &packet)
    }

    /// The address below the line that names it.
    func readHardware(
        _ bytes: Span<UInt8>, _ field: Field, _ copy: Claim.Copy, _ start: Int, _ end: Int,
        _ packet: inout PacketClaims
    ) {
        let from = inner(bytes, start, end) ?? start
        guard let address = bytes.hardwareAddress(at: from, to: end) else { return }
        put(field, address.value, copy, from, address.end, &packet)
        readHardwareName(bytes, field, copy, start, end, &packet)
    }

    func readAddressBit(
        _ bytes: Span<UInt8>, _ row: RepeatRow, _ state: CloseState, _ packet: inout PacketClaims
    ) {
        guard let pattern, pattern.columns == 24 else { return }
        let isSource = state.address == .ethernetSource
        let field: Field =
            row.field == .ethernetSourceLocal
            ? isSource ? .ethernetSourceLocal : .ethernetDestinationLocal
            : isSource ? .ethernetSourceGroup : .ethernetDestinationGroup
        put(field, pattern.value, .pattern, text.lowerBound, pattern.end, &packet)
        if let named = ValueNames.value(field, isName: { isEqual(bytes, $0, value, end) }) {
            put(field, named, .names, value, end, &packet)
        } else if let name = ValueNames.name(of: pattern.value, field, like: { _ in false }) {
            slip(field, value, end, name, "the words do not go with the bit before them", &packet)
        }
    }

    /// `192.0.2.1 (192.0.2.1)`
    func readTwice(
        _ bytes: Span<UInt8>, _ field: Field, _ start: Int, _ end: Int, _ copy: Claim.Copy,
        _ packet: inout PacketClaims
    ) {
        guard let inner = inner(bytes, start, end), let address = bytes.address4(at: start, to: end),
            address.end == inner - 2
        else { return }
        put(field, address.value, copy, start, address.end, &packet)
    }

    /// `0x3b0c [validation disabled]`
    func readValidation(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let number = bytes.number(at: value, to: end) else { return }
        var start = bytes.skippingSpaces(from: number.end, to: end)
        if start < end, bytes[start] == UInt8(ascii: "[") { start += 1 }
        for (name, status) in [("validation disabled" as StaticString, 2 as UInt64), ("correct", 1), ("incorrect", 0)]
        where bytes.hasBytes(name, at: start) {
            put(.ipChecksumStatus, status, .names, start, start + name.utf8CodeUnitCount, &packet)
            let right = start + name.utf8CodeUnitCount + 12
            if status == 0, bytes.hasBytes(", should be 0x", at: right - 12),
                let found = bytes.number(at: right, to: end)
            {
                put(.ipChecksumCalculated, found.value, .second, right, found.end, &packet)
            }
        }
    }

    func readStatus(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let status = ValueNames.value(.ipChecksumStatus, isName: { isEqual(bytes, $0, value, end) }) else {
            return
        }
        put(.ipChecksumStatus, status, .names, value, end, &packet)
    }

    /// `Nov 14, 2023 22:13:20.123456000 UTC`, where it is clear how far the zone is from UTC.
    func readCalendar(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard let found = bytes.calendarTime(at: value, to: end) else {
            // A day that no month has is wrong in any zone.
            guard end - value > 24, bytes.hasBytes(" UTC", at: end - 4) else { return }
            return put(.epochTime, 0, .calendar, part: 128, value, end - 4, &packet)
        }
        let zone = bytes.skippingSpaces(from: found.end, to: end)
        guard zone < end, let minutes = bytes.knownZone(at: zone, to: end) else { return }
        put(.epochTime, found.value, .calendar, part: UInt8(128 + minutes / 15), value, found.end, &packet)
    }

    /// The protocols are those of the sections that follow: they are compared when all is read.
    func readProtocols(_ bytes: Span<UInt8>, _ packet: inout PacketClaims) {
        guard packet.slips.count < 16 else { return }
        packet.protocols = value - origin..<end - origin
    }
}
