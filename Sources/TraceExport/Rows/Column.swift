/// One value of a row, under its name in Wireshark's filters; dots divide objects in JSON.
struct Column: Sendable {
    enum Value: Sendable {
        case number(UInt64)
        case text(String)
        case flag(Bool)
    }

    var name: StaticString
    /// `nil` where the trace does not say.
    var value: Value?

    init(_ name: StaticString, _ number: UInt64?) {
        self.name = name
        value = number.map { .number($0) }
    }

    init(_ name: StaticString, text: String?) {
        self.name = name
        value = text.map { .text($0) }
    }

    init(_ name: StaticString, flag: Bool?) {
        self.name = name
        value = flag.map { .flag($0) }
    }
}
