/// How the bytes of a text stand for characters.
public enum TextEncoding: Hashable, Sendable {
    /// UTF-8, or any superset of ASCII: read byte for byte.
    case bytes
    /// UTF-8 behind a byte order mark.
    case markedUTF8
    case utf16LittleEndian, utf16BigEndian

    /// By the byte order mark at the front.
    public init(detecting prefix: Span<UInt8>) {
        let first = prefix.word(at: 0)
        if first & 0xff_ffff == 0xbf_bbef {
            self = .markedUTF8
        } else if first & 0xffff == 0xfeff {
            self = .utf16LittleEndian
        } else if first & 0xffff == 0xfffe {
            self = .utf16BigEndian
        } else {
            self = .bytes
        }
    }

    /// Bytes before the text itself, once it is decoded.
    public var markLength: Int { self == .markedUTF8 ? 3 : 0 }
}

/// Makes UTF-8 of UTF-16, piece by piece. Unpaired surrogates become U+FFFD.
public struct UTF16Decoder: Sendable {
    private let isBigEndian: Bool
    private var odd: UInt8?
    private var high: UInt32?
    private var isFirst = true

    public init(bigEndian: Bool) {
        isBigEndian = bigEndian
    }

    /// Appends what the next bytes of the text stand for; the byte order mark is left out.
    public mutating func decode(_ bytes: Span<UInt8>, into text: inout [UInt8]) {
        for index in bytes.indices {
            guard let before = odd else {
                odd = bytes[index]
                continue
            }
            odd = nil
            let unit =
                isBigEndian
                ? UInt32(before) << 8 | UInt32(bytes[index]) : UInt32(bytes[index]) << 8 | UInt32(before)
            if isFirst, unit == 0xfeff {
                isFirst = false
                continue
            }
            isFirst = false
            take(unit, into: &text)
        }
    }

    /// Ends the text: half a character that is left is a wrong one.
    public mutating func finish(into text: inout [UInt8]) {
        if high != nil || odd != nil { append(0xfffd, to: &text) }
        high = nil
        odd = nil
    }

    private mutating func take(_ unit: UInt32, into text: inout [UInt8]) {
        if let lead = high {
            high = nil
            if unit & 0xfc00 == 0xdc00 {
                return append(0x10000 + (lead & 0x3ff) << 10 + unit & 0x3ff, to: &text)
            }
            append(0xfffd, to: &text)
        }
        switch unit & 0xfc00 {
        case 0xd800: high = unit
        case 0xdc00: append(0xfffd, to: &text)
        default: append(unit, to: &text)
        }
    }

    private func append(_ scalar: UInt32, to text: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: text.append(UInt8(scalar))
        case 0x80..<0x800:
            text.append(UInt8(0xc0 | scalar >> 6))
            text.append(UInt8(0x80 | scalar & 0x3f))
        case 0x800..<0x10000:
            text.append(UInt8(0xe0 | scalar >> 12))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3f))
            text.append(UInt8(0x80 | scalar & 0x3f))
        default:
            text.append(UInt8(0xf0 | scalar >> 18))
            text.append(UInt8(0x80 | scalar >> 12 & 0x3f))
            text.append(UInt8(0x80 | scalar >> 6 & 0x3f))
            text.append(UInt8(0x80 | scalar & 0x3f))
        }
    }
}
