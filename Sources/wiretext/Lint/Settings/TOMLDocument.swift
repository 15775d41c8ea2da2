import CTOML

/// A value of a TOML document and where it stands.
struct TOMLValue {
    enum Content {
        case text(String)
        case list([TOMLValue])
        case table([TOMLEntry])
        /// Numbers, dates and truth values: no setting is one.
        case other
    }

    var content: Content
    var place: TOMLPlace
}

/// A key with its value.
struct TOMLEntry {
    var key: String
    var keyPlace: TOMLPlace
    var value: TOMLValue
}

/// Line and column, both from 1.
struct TOMLPlace {
    var line: Int
    var column: Int
}

/// Reads a document with toml++.
enum TOMLDocument {
    struct Failure: Error {
        var message: String
        var place: TOMLPlace
    }

    /// Tables and lists that are open, the innermost last.
    private struct Builder {
        var open: [TOMLEntry] = []
        var isTable: [Bool] = []
        var members: [[TOMLEntry]] = [[]]

        mutating func take(_ item: CTOMLItem) {
            let kind = unsafe item.kind
            var entry = unsafe TOMLEntry(
                key: TOMLDocument.string(item.key),
                keyPlace: TOMLPlace(line: Int(item.keyLine), column: Int(item.keyColumn)),
                value: TOMLValue(content: .other, place: TOMLPlace(line: Int(item.line), column: Int(item.column))))
            switch kind {
            case CTOMLTable, CTOMLArray:
                open.append(entry)
                isTable.append(kind == CTOMLTable)
                members.append([])
                return
            case CTOMLEnd:
                let inner = members.removeLast()
                entry = open.removeLast()
                entry.value.content = isTable.removeLast() ? .table(inner) : .list(inner.map(\.value))
            case CTOMLString: entry.value.content = unsafe .text(TOMLDocument.string(item.text))
            default: break
            }
            members[members.count - 1].append(entry)
        }
    }

    /// The entries of the document's own table.
    static func read(_ text: [UInt8]) throws(Failure) -> [TOMLEntry] {
        var builder = Builder()
        var error = CTOMLError()
        let isRead = unsafe text.withUnsafeBytes { bytes in
            unsafe withUnsafeMutablePointer(to: &builder) { builder in
                unsafe ctoml_read(
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, builder,
                    { context, item in
                        unsafe context?.assumingMemoryBound(to: Builder.self).pointee.take(item)
                    }, &error)
            }
        }
        guard isRead == 0 else { return builder.members[0] }
        let message = unsafe withUnsafeBytes(of: error.message) {
            unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        throw Failure(message: message, place: TOMLPlace(line: Int(error.line), column: Int(error.column)))
    }

    private static func string(_ text: CTOMLText) -> String {
        unsafe String(decoding: UnsafeRawBufferPointer(start: text.bytes, count: text.count), as: UTF8.self)
    }
}
