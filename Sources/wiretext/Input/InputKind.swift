import CaptureFile
import PDML
import SourceText

/// What an input holds, by its first bytes; its name does not count.
enum InputKind {
    /// The kind, or a clear word on what cannot be read, and how to make what can.
    static func find(_ head: [UInt8], path: String, forced: InputForm?) throws(InputFailure) -> InputForm {
        if let forced { return forced }
        if head.isEmpty { throw InputFailure(message: "\(path): is empty; paste packet details into it") }
        switch CaptureFormat.detect(head) {
        case .pcap: return .pcap
        case .pcapng: return .pcapng
        case nil: break
        }
        // Wireshark writes what a packet holds as it comes, zero bytes included.
        if isPDML(head) { return .pdml }
        if let reason = refusal(head) { throw InputFailure(message: "\(path): \(reason)") }
        return .text
    }

    private static func isPDML(_ head: [UInt8]) -> Bool {
        let encoding = TextEncoding(detecting: head.span)
        guard encoding == .utf16LittleEndian || encoding == .utf16BigEndian else {
            return PDMLSplitter.isPDML(head.span)
        }
        var decoder = UTF16Decoder(bigEndian: encoding == .utf16BigEndian)
        var text: [UInt8] = []
        decoder.decode(head.span, into: &text)
        return PDMLSplitter.isPDML(text.span)
    }

    private static func refusal(_ head: [UInt8]) -> String? {
        let text = head.span
        let start = firstVisible(text)
        if text.hasBytes("[", at: start), contains("\"_source\"", text) || contains("\"layers\"", text) {
            return "is the output of tshark -T json; make packet details instead: tshark -r FILE -V"
        }
        if text.hasBytes("{\"index\"", at: start) {
            return "is the output of tshark -T ek; make packet details instead: tshark -r FILE -V"
        }
        switch TextEncoding(detecting: text) {
        case .utf16LittleEndian, .utf16BigEndian: return nil
        default: return isBinary(head) ? "is not a text: it holds zero bytes" : nil
        }
    }

    private static func firstVisible(_ text: Span<UInt8>) -> Int {
        var offset = TextEncoding(detecting: text).markLength
        while offset < text.count, text[offset] <= UInt8(ascii: " ") { offset += 1 }
        return offset
    }

    /// Whether the first few kilobytes hold `literal`.
    private static func contains(_ literal: StaticString, _ text: Span<UInt8>) -> Bool {
        for offset in 0..<min(text.count, 4096) where text.hasBytes(literal, at: offset) { return true }
        return false
    }

    private static func isBinary(_ head: [UInt8]) -> Bool {
        head.prefix(8192).contains(0)
    }
}
