public import PacketTrace
import TCPWire

/// What a SYN or SYN-ACK says of the stack that sent it, in the form of p0f's signatures:
/// `ver:ittl:olen:mss:wsize,scale:olayout:quirks:pclass`, with `*` for what the trace does not print.
public enum StackSignature {
    public static func text(of segment: HandshakeSegment) -> String {
        let network = segment.network
        var parts: [String] = []
        parts.append(network.map { String($0.version.rawValue) } ?? "*")
        parts.append(network?.lifetime.map { String(Lifetime($0).initial) } ?? "*")
        parts.append(optionLength(network))
        parts.append(value(segment.options, kind: 2, .mssValue))
        parts.append(window(segment) + "," + value(segment.options, kind: 3, .windowShift))
        parts.append(layout(segment.options))
        parts.append(quirks(segment))
        parts.append(segment.dataLength.map { $0 == 0 ? "0" : "+" } ?? "*")
        var text = parts[0]
        for part in parts.dropFirst() { text += ":" + part }
        return text
    }

    private static func optionLength(_ network: HandshakeNetwork?) -> String {
        guard let network else { return "*" }
        if network.version == .v6 { return "0" }
        return network.headerLength.map { String(max(0, $0 - 20)) } ?? "*"
    }

    private static func value(_ options: HandshakeOptions, kind: UInt8, _ field: Field) -> String {
        guard let option = options.first(kind: kind) else { return options.isComplete ? "0" : "*" }
        return option.number(field).map { String($0) } ?? "*"
    }

    /// The window, as a multiple of the MSS where it is one.
    private static func window(_ segment: HandshakeSegment) -> String {
        guard let window = segment.window else { return "*" }
        let size = segment.options.first(kind: 2)?.number(.mssValue) ?? 0
        if size > 0, window > 0, UInt64(window) % size == 0 { return "mss*\(UInt64(window) / size)" }
        return String(window)
    }

    private static func layout(_ options: HandshakeOptions) -> String {
        guard options.isComplete || !options.items.isEmpty else { return "*" }
        var text = ""
        for option in options.items {
            text += (text.isEmpty ? "" : ",") + name(option.kind, behind: options.rest.count)
        }
        return text
    }

    private static func name(_ kind: UInt8, behind rest: Int) -> String {
        switch kind {
        case 0: "eol+\(rest)"
        case 1: "nop"
        case 2: "mss"
        case 3: "ws"
        case 4: "sok"
        case 5: "sack"
        case 8: "ts"
        default: "?\(kind)"
        }
    }

    private static func quirks(_ segment: HandshakeSegment) -> String {
        var names: [StaticString] = []
        func note(_ name: StaticString, _ holds: Bool?) { if holds == true { names.append(name) } }
        let network = segment.network
        note("df", network?.dontFragment)
        note("id+", network?.dontFragment == true ? network?.identification.map { $0 != 0 } : nil)
        note("id-", network?.dontFragment == false ? network?.identification.map { $0 == 0 } : nil)
        note("ecn", (network?.ecn ?? 0) != 0 || segment.has(.ece) == true || segment.has(.cwr) == true)
        note("flow", network?.flowLabel.map { $0 != 0 })
        note("seq-", segment.sequence.map { $0 == 0 })
        note("ack+", segment.has(.ack) == false ? segment.acknowledgment.map { $0 != 0 } : nil)
        note("ack-", segment.has(.ack) == true ? segment.acknowledgment.map { $0 == 0 } : nil)
        note("uptr+", segment.has(.urg) == false ? segment.urgentPointer.map { $0 != 0 } : nil)
        note("urgf+", segment.has(.urg))
        note("pushf+", segment.has(.psh))
        let clock = segment.options.first(kind: 8)
        note("ts1-", clock?.number(.timestampValue).map { $0 == 0 })
        note("ts2+", segment.has(.ack) == false ? clock?.number(.timestampEcho).map { $0 != 0 } : nil)
        let behind = segment.options.items.last?.kind == 0 ? segment.options.rest : []
        note("opt+", behind.contains { $0 != 0 })
        note("exws", segment.options.first(kind: 3)?.number(.windowShift).map { $0 > 14 })
        note("bad", segment.options.items.last?.kind != 0 && !segment.options.rest.isEmpty)
        var text = ""
        for name in names { text += (text.isEmpty ? "" : ",") + "\(name)" }
        return text
    }
}
