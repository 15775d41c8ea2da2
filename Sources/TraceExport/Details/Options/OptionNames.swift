import PacketTrace
import TCPWire

/// What Wireshark 4.0 calls the options, which is not always what the registry does.
enum OptionNames {
    /// In the list behind `Options:`.
    static func list(_ kind: UInt8) -> String {
        TCPOptionTable.row(kind: kind).map { "\($0.listName)" } ?? "Unknown (\(HexText.prefixed(UInt64(kind), 2)))"
    }

    /// In the heading, behind `TCP Option - `.
    static func heading(_ kind: UInt8) -> String {
        TCPOptionTable.row(kind: kind).map { "\($0.heading)" } ?? "Unknown"
    }

    /// The heading, and the lines that all options have.
    static func head(_ heading: String, _ option: TCPOption, to lines: inout DetailsLines) {
        lines.line(2, "TCP Option - \(heading)")
        general(option, to: &lines)
    }

    static func general(_ option: TCPOption, to lines: inout DetailsLines) {
        lines.line(3, "Kind: \(kind(option.kind)) (\(option.kind))")
        if option.kind > 1 { lines.line(3, "Length: \(option.bytes.count)") }
    }

    private static let firstKinds = [
        "End of Option List", "No-Operation", "Maximum Segment Size", "Window Scale", "SACK Permitted", "SACK", "Echo",
        "Echo Reply", "Time Stamp Option", "Partial Order Connection Permitted", "Partial Order Service Profile", "CC",
        "CC.NEW", "CC.ECHO", "TCP Alternate Checksum Request", "TCP Alternate Checksum Data", "Skeeter", "Bubba",
        "Trailer Checksum Option", "MD5 Signature Option", "SCPS Capabilities", "Selective Negative Acknowledgements",
        "Record Boundaries", "Corruption experienced", "SNAP", "Unassigned", "TCP Compression Filter",
        "Quick-Start Response", "User Timeout Option", "The TCP Authentication Option", "Multipath TCP",
    ]

    private static func kind(_ kind: UInt8) -> String {
        if Int(kind) < firstKinds.count { return firstKinds[Int(kind)] }
        return switch kind {
        case 34: "TCP Fast Open Cookie"
        case 76: "Riverbed Probe"
        case 78: "Riverbed Transparency"
        case 172: "Accurate ECN Order 0"
        case 174: "Accurate ECN Order 1"
        case 253: "RFC3692-style Experiment 1"
        case 254: "RFC3692-style Experiment 2"
        default: "Unknown"
        }
    }
}

extension HexText {
    /// Bytes as Wireshark shows them: of more than 36 the beginning.
    static func shown(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.count > 36 ? text(bytes.prefix(36)) + "…" : text(bytes)
    }
}
