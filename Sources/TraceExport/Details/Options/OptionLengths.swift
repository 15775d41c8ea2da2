import TCPWire

/// How long options are in Wireshark's opinion.
enum OptionLengths {
    /// What the length should be, where it is another.
    static func complaint(about option: TCPOption) -> String? {
        let length = option.bytes.count
        if let fixed = fixed(option.kind) { return length == fixed ? nil : "\(fixed)" }
        switch option.kind {
        case 29: return length < 4 ? ">= than 4" : nil
        case 172, 174: return [2, 5, 8, 11].contains(length) ? nil : "2, 5, 8, or 11 instead of \(length)"
        default: return nil
        }
    }

    private static func fixed(_ kind: UInt8) -> Int? {
        switch kind {
        case 2, 28: 4
        case 3: 3
        case 4, 22, 23: 2
        case 6, 7, 11, 12, 13, 21: 6
        case 8: 10
        case 19: 18
        case 27: 8
        case 78: 16
        default: nil
        }
    }
}
