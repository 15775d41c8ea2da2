/// What is compared, beyond what always is.
public struct DiffOptions: Hashable, Sendable {
    /// Whether what varies from connection to connection is compared as well.
    public var isExact = false
    /// Whether both traces show one connection, from two places.
    public var isSameConnection = false
    /// Fields that are not compared: by their names; a name without a dot stands for all fields of the protocol, a name
    /// with `.*` behind it for all below it.
    public var ignored: [String] = []

    public init() {}

    func ignores(_ field: String) -> Bool {
        ignored.contains { name in
            if name == field { return true }
            if name.utf8.suffix(2).elementsEqual(".*".utf8) {
                return field.utf8.starts(with: name.utf8.dropLast(1))
            }
            let isProtocol = !name.utf8.contains(UInt8(ascii: "."))
            return isProtocol && field.utf8.starts(with: name.utf8)
                && field.utf8.dropFirst(name.utf8.count).first == 0x2e
        }
    }
}
