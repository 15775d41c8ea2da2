import ArgumentParser

/// The kinds of input that `--from` can name.
enum InputForm: String, CaseIterable, ExpressibleByArgument {
    case text, pcap, pcapng, pdml
}

/// Finds out what an input is, and opens it as that.
enum TraceOpening {
    /// - Parameter forced: what the user says it is; the content decides otherwise.
    static func open(_ path: String, as forced: InputForm?) throws(InputFailure) -> any TraceSource {
        try open(try RawInput(opening: path), as: forced)
    }

    static func open(_ packed: RawInput, as forced: InputForm?) throws(InputFailure) -> any TraceSource {
        let raw = try packed.unpacked()
        switch try InputKind.find(raw.head, path: raw.path, forced: forced) {
        case .text: return TextTrace(try TraceInput(raw, isText: true))
        case .pdml: return TextTrace(try TraceInput(raw, isText: true, kind: .pdml))
        case .pcap, .pcapng: return CaptureTrace(try TraceInput(raw, isText: false))
        }
    }
}
