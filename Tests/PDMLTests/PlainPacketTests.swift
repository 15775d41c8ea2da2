import PDML
import PacketTrace
import TestSupport
import Testing

/// A packet in Wireshark's plain form is read without libxml2: both ways must agree on it, whatever stands in it.
@Suite struct PlainPacketTests {
    static let paths = Sample.files(in: "dialects", ending: ".pdml")

    /// The same XML, as long, but for a line end where the plain form has a blank.
    private static func throughLibrary(_ text: [UInt8]) -> [UInt8] {
        text.replacing(Array("<proto name=".utf8), with: Array("<proto\nname=".utf8))
    }

    private func expectAgreement(_ text: [UInt8], _ comment: @autoclosure () -> Comment? = nil) {
        let plain = Reading(text)
        let library = Reading(Self.throughLibrary(text))
        #expect(plain.packets.map(\.claims) == library.packets.map(\.claims), comment())
        #expect(plain.packets.map(\.frame.bytes) == library.packets.map(\.frame.bytes), comment())
        #expect(plain.packets.map(\.markers) == library.packets.map(\.markers), comment())
        #expect(plain.problems == library.problems, comment())
    }

    @Test func thereAreSamples() { #expect(Self.paths.count == 16) }

    @Test(arguments: paths) func samples(path: String) throws { expectAgreement(try Sample.bytes(path)) }

    /// One byte after the other becomes something that means something to XML.
    @Test(arguments: Array("\"'<>&/= \n\0n;\u{ff}".utf8) + [0xfe]) func oneByteChanged(byte: UInt8) {
        let text = Array((Good.packet + Good.packet).utf8)
        for index in Good.packet.utf8.indices.enumerated().map(\.offset) {
            var changed = text
            changed[index] = byte
            expectAgreement(changed, "byte \(byte) at \(index)")
        }
    }

    static let insertions = [
        "&amp;", "&lt;", "&#x27;", "&#1;", "&amp", "&x;", "é", "\u{fffd}", "\u{ffff}", "]]>", "<!-- -->", "<?x?>",
        "<![CDATA[x]]>", "<field/>", "</field>", "<field></field>", " name=\"x\"", " xmlns=\"x\"",
        "<proto name=\"x\"/>",
    ]

    @Test(arguments: insertions) func inserted(_ piece: String) {
        let text = Array((Good.packet + Good.packet).utf8)
        for index in stride(from: 0, to: Good.packet.utf8.count, by: 3) {
            expectAgreement(text[..<index] + Array(piece.utf8) + text[index...], "\(piece) at \(index)")
        }
    }

    /// Elements open as deep as the plain reader counts, and deeper.
    @Test(arguments: [1, 61, 62, 63, 64, 999, 1001]) func nested(depth: Int) {
        let open = String(repeating: "<field name=\"x\" size=\"0\">", count: depth)
        let text = "<packet><proto name=\"eth\">\(open)\(String(repeating: "</field>", count: depth))</proto></packet>"
        expectAgreement(Array((text + Good.packet).utf8))
    }
}
