import PacketTrace
import SourceText
import TCPWire

extension Rule {
    public static let outOfRange = Rule(
        code: "HDR105", name: "value-out-of-range", kind: .text, severity: .error,
        summary: "A number is no larger than the bits of its field.",
        why:
            "A port has 16 bits, a time to live 8, a sequence number 32: what does not fit was never in a packet. A capture is "
            + "written without such a value.",
        reference: "RFC 9293, section 3.1; RFC 791, section 3.1; RFC 8200, section 3",
        example: Example(good: "Window size value: 64240", bad: "Window size value: 99999"),
        check: { moment, report in
            guard moment.facts.mayBeImpossible else { return }
            for field in Facts.limited where !moment.facts.conflicts.contains(field) {
                guard let value = moment.facts[field], value > field.largest else { continue }
                report.add(
                    "\(FieldTable.name(field)) is at most \(field.largest): no packet holds \(value)",
                    [
                        Term(
                            field, in: moment.packet,
                            expected: field == .ipTimeToLive ? moment.facts.lifetimeByChecksum : nil)
                    ])
            }
        })

    /// What says that a line's number is too long even to be read as one, or as the field's.
    static func tooLongNumber(in unread: [UInt8]) -> Range<Int>? {
        guard let colon = unread.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        guard let start = unread[(colon + 1)...].firstIndex(where: { $0 != UInt8(ascii: " ") }) else { return nil }
        let end = unread[start...].firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") } ?? unread.count
        let token = unread[start..<end]
        let isPrefixed = token.count > 2 && token.starts(with: "0x".utf8)
        let digits = isPrefixed ? token.dropFirst(2) : token
        let isNumber = digits.allSatisfy { digit in
            digit &- UInt8(ascii: "0") < 10 || isPrefixed && (digit | 0x20) &- UInt8(ascii: "a") < 6
        }
        return isNumber && digits.count > (isPrefixed ? 4 : 10) ? start..<end : nil
    }
}

extension Facts {
    fileprivate static let limited: [Field] = [
        .sourcePort, .destinationPort, .sequenceNumberRaw, .acknowledgmentNumberRaw, .headerLength, .windowValue,
        .checksum, .urgentPointer, .mssValue, .windowShift, .timestampValue, .timestampEcho, .ipHeaderLength,
        .ipDifferentiatedServices, .ipTotalLength, .ipIdentification, .ipFragmentOffset, .ipTimeToLive, .ipProtocol,
        .ipChecksum, .ipv6PayloadLength, .ipv6NextHeader, .ipv6HopLimit, .ipv6FlowLabel, .ipv6TrafficClass,
    ]
}
