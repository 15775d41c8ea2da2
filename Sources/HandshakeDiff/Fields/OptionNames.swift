import PacketTrace
import TCPWire

/// How options are called.
enum OptionNames {
    /// The field that stands for an option, as Wireshark's display filters call it.
    static func field(_ option: TCPOption) -> String {
        "tcp.options." + (option.isExperimentalFastOpen ? "tfo" : part(option.kind))
    }

    private static func part(_ kind: UInt8) -> String {
        switch kind {
        case 0: "eol"
        case 1: "nop"
        case 2: "mss_val"
        case 3: "wscale.shift"
        case 4: "sack_perm"
        case 5: "sack"
        case 6: "echo"
        case 7: "echoreply"
        case 8: "timestamp.tsval"
        case 11: "cc"
        case 12: "ccnew"
        case 13: "ccecho"
        case 19: "md5"
        case 20: "scps"
        case 21: "snack"
        case 22: "scpsrec"
        case 23: "scpscor"
        case 27: "qs"
        case 28: "user_to"
        case 29: "ao"
        case 30: "mptcp"
        case 34: "tfo"
        case 76: "rvbd.probe"
        case 78: "rvbd.trpy"
        case 172, 174: "acc_ecn"
        case 253, 254: "experimental"
        default: "unknown"
        }
    }

    /// As people call it, in short.
    static func name(_ option: TCPOption) -> String {
        switch option.kind {
        case 0: return "EOL"
        case 1: return "NOP"
        case 2: return "MSS"
        case 3: return "WS"
        case 4: return "SACK"
        case 5: return "SACK blocks"
        case 8: return "TS"
        case 30: return "MPTCP"
        case 34: return "TFO"
        default:
            if option.isExperimentalFastOpen { return "TFO" }
            return TCPOptionTable.row(kind: option.kind).map { "\($0.name)" } ?? "kind \(option.kind)"
        }
    }

    /// The options that say something, in their order.
    static func order(_ options: [TCPOption]) -> String {
        var text = ""
        for option in options { text += (text.isEmpty ? "" : ", ") + name(option) }
        return text
    }

    /// All options, padding included.
    static func layout(_ options: HandshakeOptions) -> String {
        order(options.items) + (options.rest.isEmpty ? "" : ", \(options.rest.count) bytes behind")
    }
}
