import PacketTrace
import TCPWire

/// The option of Multipath TCP, by subtype.
struct MultipathDetails {
    var option: TCPOption
    var analysis: MultipathAnalysis?

    private static let names = [
        "Multipath Capable", "Join Connection", "Data Sequence Signal", "Add Address", "Remove Address",
        "Change Subflow Priority", "TCP Fallback", "Fast Close", "TCP Reset",
    ]

    private func number(_ field: Field) -> UInt64? { option.number(field) }

    func write(to lines: inout DetailsLines) {
        guard option.bytes.count > 2 else { return OptionNames.head("Unknown", option, to: &lines) }
        let first = UInt64(option.bytes[2])
        let subtype = Int(first >> 4)
        let name = subtype < Self.names.count ? Self.names[subtype] : "Unknown (\(subtype))"
        lines.line(2, "Multipath Transmission Control Protocol: \(name)")
        OptionNames.general(option, to: &lines)
        let shown = subtype < Self.names.count ? "\(name) (\(subtype))" : name
        lines.bits(3, first, width: 8, mask: 0xf0, "Multipath TCP subtype: \(shown)")
        guard option.bytes.count > 3 || subtype == 5 else { return }
        switch subtype {
        case 0: writeCapable(first, to: &lines)
        case 1: writeJoin(first, to: &lines)
        case 2: writeSignal(to: &lines)
        case 3: writeAddress(first, to: &lines)
        case 4: writeRemoved(to: &lines)
        case 5: writePriority(first, to: &lines)
        case 6:
            writeReserved(to: &lines)
            if let value = number(.multipathDataSequence) { lines.line(3, "Data Sequence Number: \(value)") }
        case 7:
            writeReserved(to: &lines)
            if let key = number(.multipathReceiverKey) { lines.line(3, "Receiver's Key: \(key)") }
        case 8: writeReset(first, to: &lines)
        default: break
        }
    }

    private func writeReserved(to lines: inout DetailsLines) {
        let word = option.number(at: 2, width: 2) ?? 0
        lines.bits(3, word, width: 16, mask: 0x0fff, "Reserved: \(HexText.prefixed(word & 0xfff, 3))")
    }

    private func writeCapable(_ first: UInt64, to lines: inout DetailsLines) {
        let version = UInt8(first & 0xf)
        let flags = UInt64(option.bytes[3])
        func flag(_ mask: UInt64, _ name: String) {
            lines.bits(4, flags, width: 8, mask: mask, "\(name): \(flags & mask != 0 ? 1 : 0)")
        }
        lines.bits(3, first, width: 8, mask: 0x0f, "Multipath TCP version: \(version)")
        lines.line(3, "Multipath TCP flags: \(HexText.prefixed(flags, 2))")
        flag(0x80, "Checksum required")
        flag(0x40, "Extensibility")
        if version != 1 {
            flag(0x01, "Use HMAC-SHA1")
            lines.bits(4, flags, width: 8, mask: 0x3e, "Reserved: \(HexText.prefixed(flags >> 1 & 0x1f, 2))")
        } else {
            flag(0x20, "Do not attempt to establish new subflows to this address and port")
            flag(0x01, "Use HMAC-SHA256")
            lines.bits(4, flags, width: 8, mask: 0x1e, "Reserved: \(HexText.prefixed(flags >> 1 & 0xf, 1))")
        }
        guard let key = number(.multipathSenderKey) else { return }
        let meaning = MultipathKey(key, version: version)
        lines.line(3, "Sender's Key: \(key)")
        lines.line(3, "[Subflow token generated from key: \(meaning.token)]")
        lines.line(3, "[Subflow expected IDSN: \(meaning.initialSequence) (64bits version)]")
        if let echoed = number(.multipathReceiverKey) { lines.line(3, "Receiver's Key: \(echoed)") }
        if let length = number(.multipathDataLength) { lines.line(3, "Data-level Length: \(length)") }
        if let sum = number(.multipathChecksum) { lines.line(3, "Checksum: \(HexText.prefixed(sum, 4))") }
    }

    private func writeJoin(_ first: UInt64, to lines: inout DetailsLines) {
        if let octets = option.octets(.multipathCode) {
            writeReserved(to: &lines)
            return lines.line(3, "Sender's HMAC: \(HexText.text(octets))")
        }
        writeBackup(first, to: &lines)
        lines.line(3, "Address ID: \(option.bytes[3])")
        if let token = number(.multipathToken) { lines.line(3, "Receiver's Token: \(token)") }
        if let code = number(.multipathTruncatedCode) { lines.line(3, "Sender's Truncated HMAC: \(code)") }
        if let random = number(.multipathRandom) { lines.line(3, "Sender's Random Number: \(random)") }
    }

    private func writeBackup(_ first: UInt64, to lines: inout DetailsLines) {
        lines.line(3, "Multipath TCP flags: \(HexText.prefixed(first, 2))")
        lines.bits(4, first, width: 8, mask: 0x01, "Backup flag: \(first & 1)")
    }

    private func writePriority(_ first: UInt64, to lines: inout DetailsLines) {
        writeBackup(first, to: &lines)
        if option.bytes.count > 3 { lines.line(3, "Address ID: \(option.bytes[3])") }
    }

    private func writeRemoved(to lines: inout DetailsLines) {
        let identifiers = option.bytes.dropFirst(3)
        lines.line(3, "[Number of removed addresses: \(identifiers.count)]")
        for identifier in identifiers { lines.line(3, "Address ID: \(identifier)") }
    }

    private func writeAddress(_ first: UInt64, to lines: inout DetailsLines) {
        // Version 0 says there which IP it is, version 1 whether it answers.
        if first & 0xf == 4 || first & 0xf == 6 {
            lines.bits(3, first, width: 8, mask: 0x0f, "IP version: \(first & 0xf)")
        } else {
            lines.bits(3, first, width: 8, mask: 0x01, "Echo: \(first & 1)")
        }
        lines.line(3, "Address ID: \(option.bytes[3])")
        if let address = number(.multipathAddress4) {
            lines.line(3, "Advertised IPv4 Address: \(AddressText.v4(UInt32(truncatingIfNeeded: address)))")
        } else if let octets = option.octets(.multipathAddress6), octets.count == 16 {
            let address = IPv6Address(
                high: octets.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
                low: octets.suffix(8).reduce(0) { $0 << 8 | UInt64($1) })
            lines.line(3, "Advertised IPv6 Address: \(AddressText.v6(address))")
        }
        if let port = number(.multipathPort) { lines.line(3, "Advertised port: \(port)") }
        if let code = number(.multipathAddressCode) { lines.line(3, "Truncated HMAC: \(code)") }
    }

    private func writeReset(_ first: UInt64, to lines: inout DetailsLines) {
        let isTransient = first & 1 != 0
        lines.line(3, "Multipath TCP flags: \(HexText.prefixed(first, 2))\(isTransient ? ", Transient" : "")")
        for (mask, name) in [(UInt64(8), "Flag U"), (4, "Flag V"), (2, "Flag W"), (1, "Transient")] {
            lines.bits(4, first, width: 4, mask: mask, "\(name): \(first & mask != 0 ? "Set" : "Not set")")
        }
        let reasons = [
            "Unspecified TCP error", "MPTCP-specific error", "Lack of resources", "Administratively prohibited",
            "Too much outstanding data", "Unacceptable performance", "Middlebox interference",
        ]
        let code = Int(option.bytes[3])
        let reason = code < reasons.count ? reasons[code] : "Unknown"
        lines.line(3, "TCPRST Reason: \(reason) (\(HexText.prefixed(UInt64(code), 2)))")
    }
}

// MARK: - The data sequence signal

extension MultipathDetails {
    private func writeSignal(to lines: inout DetailsLines) {
        let flags = UInt64(option.bytes[3])
        lines.line(3, "Multipath TCP flags: \(HexText.prefixed(flags, 2))")
        let rows: [(UInt64, String)] = [
            (0x10, "DATA_FIN"), (0x08, "Data Sequence Number is 8 octets"),
            (0x04, "Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present"),
            (0x02, "Data ACK is 8 octets"), (0x01, "Data ACK is present"),
        ]
        for (mask, name) in rows {
            lines.bits(4, flags, width: 8, mask: mask, "\(name): \(flags & mask != 0 ? 1 : 0)")
        }
        writeAcknowledged(isLong: flags & 2 != 0, to: &lines)
        writeMapping(isLong: flags & 8 != 0, to: &lines)
    }

    private func writeAcknowledged(isLong: Bool, to lines: inout DetailsLines) {
        guard let value = option.number(.multipathDataAcknowledgment) else { return }
        lines.line(3, "Original MPTCP Data ACK: \(value)\(isLong ? " (64bits)" : "")")
        guard let base = analysis?.acknowledgmentBase else { return }
        let relative = isLong ? value &- base : UInt64(UInt32(truncatingIfNeeded: value &- base))
        lines.line(3, "[Multipath TCP Data ACK: \(relative) (Relative)]")
    }

    private func writeMapping(isLong: Bool, to lines: inout DetailsLines) {
        guard let value = option.number(.multipathDataSequence) else { return }
        lines.line(3, "Data Sequence Number: \(value)  (\(isLong ? 64 : 32)bits version)")
        if let own = option.number(.multipathSubflowSequence) { lines.line(3, "Subflow Sequence Number: \(own)") }
        if let length = option.number(.multipathDataLength) { lines.line(3, "Data-level Length: \(length)") }
        // Wireshark leaves the checksum out; without it the option's bytes could not be had from the text again.
        if let sum = option.number(.multipathChecksum) { lines.line(3, "Checksum: \(HexText.prefixed(sum, 4))") }
        if isLong {
            lines.line(3, "[DSS Data Sequence Number: \(value &- (analysis?.sequenceBase ?? 0)) (Relative)]")
        } else if let base = analysis?.sequenceBase {
            let relative = UInt32(truncatingIfNeeded: value) &- UInt32(truncatingIfNeeded: base)
            lines.line(3, "[DSS Data Sequence Number: \(relative) (Relative)]")
        }
    }

    /// The section behind the analysis of the stream.
    static func writeAnalysis(_ analysis: MultipathAnalysis, to lines: inout DetailsLines) {
        lines.line(1, "[MPTCP analysis]")
        lines.line(2, "[Master flow: \(analysis.master.map { "Master is tcp stream \($0)" } ?? "False")]")
        lines.line(2, "[Stream index: \(analysis.number)]")
        lines.line(2, "[TCP subflow stream id(s): \(analysis.streams.map { "\($0) " }.joined())]")
    }
}
