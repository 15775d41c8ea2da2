import SourceText
import WiresharkText

/// A part of an attribute that says what some bits of the packet are.
struct Witness {
    /// How it says that.
    enum Form: UInt8 {
        /// `01bb`: two digits for each byte.
        case pairs
        /// `02:04:05:b4`
        case colons
        /// `192.0.2.1`
        case dotted
        /// `2001:db8::1`
        case address6
        case decimal
        /// `0x01bb`
        case prefixed
        /// `1BB`: hexadecimal without leading zeros, as a masked `value` is; capital letters.
        case masked
        /// The same with small letters, as in `geninfo`.
        case bare
        /// `True`, `False`
        case truth
        /// `.... ...1 ....`
        case pattern
        /// `1700000000.123456000`
        case seconds
        /// `Nov 14, 2023 22:13:20.123456000`
        case calendar
        /// `2023-11-14T22:13:20.123456000`
        case timestamp
        /// A word that stands for a number. Whether it is right is judged elsewhere.
        case word

        /// Whether it stands for whole bytes, one after the other.
        var isOctets: Bool { rawValue <= Form.address6.rawValue }
    }

    /// Where its token stands, in bytes of the reader's text.
    var start: Int
    var end: Int
    var form: Form
    /// The bits that it speaks of, the first one being the highest; see ``BitVotes``.
    var bit: Int
    var count: Int
    /// Index of its element.
    var element: Int
    /// Whether the number is two to the power of its bits.
    var isPower = false
    /// What a word stands for.
    var meaning: UInt64 = 0

    /// The number that it states; `nil` for bytes and where it is none.
    func number(_ text: Span<UInt8>) -> UInt64? {
        let found: Scanned?
        switch form {
        case .decimal: found = text.decimal(at: start, to: end)
        case .prefixed: found = text.hexadecimal(at: start + 2, to: end)
        case .masked, .bare: found = text.hexadecimal(at: start, to: end)
        case .truth: return text[start] == UInt8(ascii: "T") ? 1 : 0
        case .pattern: return ColumnPattern(text, at: start, to: end)?.value
        case .seconds: found = text.clockNanoseconds(at: start, to: end)
        case .calendar: found = text.calendarTime(at: start, to: end)
        case .timestamp: found = text.timestamp(at: start, to: end)
        case .word: return meaning
        case .pairs, .colons, .dotted, .address6: return nil
        }
        guard let found, found.end == end else { return nil }
        guard isPower else { return found.value }
        return found.value.nonzeroBitCount == 1 ? UInt64(found.value.trailingZeroBitCount) : nil
    }

    /// The bytes that it states; none where they cannot be read.
    func octets(_ text: Span<UInt8>, into octets: inout [UInt8]) {
        octets.removeAll(keepingCapacity: true)
        switch form {
        case .pairs, .colons:
            let step = form == .pairs ? 2 : 3
            for position in stride(from: start, to: end, by: step) {
                let isParted = step == 2 || position + 2 == end || text[position + 2] == UInt8(ascii: ":")
                guard position + 2 <= end, isParted, let octet = text.octet(at: position) else {
                    return octets.removeAll(keepingCapacity: true)
                }
                octets.append(octet)
            }
        case .dotted:
            guard let found = text.address4(at: start, to: end), found.end == end else { return }
            for shift in [24, 16, 8, 0] { octets.append(UInt8(truncatingIfNeeded: found.value >> UInt64(shift))) }
        case .address6:
            if text.address6(at: start, to: end, into: &octets) != end { octets.removeAll(keepingCapacity: true) }
        default: return
        }
    }
}
