public import PacketTrace

/// A packet on its way into one of the forms.
public struct ExportedPacket: Sendable {
    /// The number that the trace gives its frame, or which packet of the trace it is.
    public var frame: UInt64
    public var facts: Facts
    /// Its bytes, as far as they are known.
    public var image: PacketImage
    /// LINKTYPE number of the first header.
    public var linkType: UInt16
    /// Nanoseconds since 1970, or of whatever clock the trace has.
    public var time: Int64
    /// Whether ``time`` counts from 1970.
    public var hasDate: Bool
    public var analysis: SegmentAnalysis

    public init(
        frame: UInt64, facts: Facts, image: PacketImage, linkType: UInt16, time: Int64, hasDate: Bool,
        analysis: SegmentAnalysis
    ) {
        self.frame = frame
        self.facts = facts
        self.image = image
        self.linkType = linkType
        self.time = time
        self.hasDate = hasDate
        self.analysis = analysis
    }
}

/// Times in text.
enum TimeText {
    /// Nanoseconds as seconds with nine decimals.
    static func seconds(_ nanoseconds: Int64) -> String {
        let magnitude = nanoseconds.magnitude
        let fraction = String(magnitude % 1_000_000_000)
        return (nanoseconds < 0 ? "-" : "") + String(magnitude / 1_000_000_000) + "."
            + String(repeating: "0", count: 9 - fraction.utf8.count) + fraction
    }
}

/// Numbers in text.
enum HexText {
    /// Hexadecimal digits, at least so many.
    static func digits(_ value: UInt64, _ count: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }

    /// Bytes without separators.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in bytes { text += digits(UInt64(byte), 2) }
        return text
    }
}
