import PDML
import PacketTrace
import TCPWire
import TestSupport
import Testing

/// Documents that were cut, pasted or written by versions that do not keep to XML.
@Suite struct DamageTests {
    static let raw = Array(Good.document.utf8)

    /// Each claim's token stands where the claim says.
    private func expectSpans(_ reading: Reading, in text: [UInt8], base: Int = 0) {
        for packet in reading.packets {
            for claim in packet.claims where claim.copy == .show && claim.field == .sourcePort {
                let span = packet.span(of: claim)
                #expect(String(decoding: text[(span.start - base)..<(span.end - base)], as: UTF8.self) == "443")
            }
        }
    }

    @Test func whole() {
        let reading = Reading(Self.raw, base: 1000)
        #expect(reading.packets.count == 2 && !reading.isCut && reading.problems.isEmpty)
        expectSpans(reading, in: Self.raw, base: 1000)
    }

    @Test(arguments: ["// ", " * ", "# ", "> ", "\t\t"]) func pastedInComments(mark: String) {
        let text = [UInt8](Self.raw.lines.joined(separator: Array(("\n" + mark).utf8)))
        let reading = Reading(text)
        #expect(reading.facts.map { $0[.destinationPort] } == [50504, 50504])
        expectSpans(reading, in: text)
    }

    @Test func severalDocumentsWithoutDeclaration() {
        #expect(Reading(Good.packet + Good.document + "prose\n" + Good.document).packets.count == 5)
    }

    @Test func windowsLineEnds() {
        let text = Self.raw.replacing("\n", with: "\r\n")
        let reading = Reading(text)
        #expect(reading.packets.count == 2)
        expectSpans(reading, in: text)
    }

    /// Cut after any byte: no trap, no value that is not there, and the first packet stays whole.
    @Test func cutAnywhere() {
        for end in 0..<Self.raw.count {
            let reading = Reading(Array(Self.raw[..<end]))
            for facts in reading.facts {
                #expect(facts[.sourcePort] == nil || facts[.sourcePort] == 443)
                #expect(facts[.destinationPort] == nil || facts[.destinationPort] == 50504)
            }
        }
        let middle = Self.raw.count / 2 + 150
        #expect(Reading(Array(Self.raw[..<middle])).isCut)
    }

    static let bad: [[UInt8]] = [
        [0x01], [0x1f], [0xfe], [0xc3], [0xed, 0xa0, 0x80], [0xef, 0xbf, 0xbf], [0xf4, 0x90, 0x80, 0x80], [0],
    ]

    /// Bytes that XML forbids cost nothing, and shift nothing.
    @Test(arguments: bad) func bytesThatXMLForbids(bytes: [UInt8]) {
        let text = Self.raw.replacing(
            Array("<packet>".utf8), with: Array("<packet><field name=\"x\" show=\"".utf8) + bytes + Array("\"/>".utf8))
        let reading = Reading(text)
        #expect(reading.facts.map { $0[.sourcePort] } == [443, 443])
        #expect(reading.problems.isEmpty)
        expectSpans(reading, in: text)
    }

    /// A value with references or line ends in it is copied by the parser; the places of the others stay right.
    @Test(arguments: ["&apos;", "&#x27;", "&lt;", "\n", "é"]) func labelsThatAreCopied(insert: String) {
        let text = Self.raw.replacing("Source Port: 443\"", with: "Source Port: 443 (\(insert))\"")
        let reading = Reading(text)
        #expect(reading.facts.map { $0[.sourcePort] } == [443, 443])
        expectSpans(reading, in: text)
    }

    @Test func singleQuotes() {
        let text = Self.raw.replacing("\"", with: "'")
        #expect(Reading(text).facts.map { $0[.sourcePort] } == [443, 443])
    }

    /// A copy that says otherwise is a conflict, and the majority's value counts.
    @Test func oneWrongCopy() {
        let text = Self.raw.replacing("value=\"01bb\"", with: "value=\"01bc\"")
        let facts = Reading(text).facts
        #expect(facts.allSatisfy { $0.conflicts.contains(.sourcePort) && $0[.sourcePort] == 443 })
    }

    @Test func fieldsAlone() {
        let text =
            "<pdml><packet><field name=\"tcp.srcport\" value=\"443\"/><field name=\"tcp.seq\" value=\"7\"/></packet></pdml>"
        let facts = Reading(text).facts
        #expect(facts.first?[.sourcePort] == 443 && facts.first?.hasSegment == true)
    }

    @Test func otherXMLIsNoPDML() {
        let other = Array("<html><packet>x</packet></html>".utf8)
        let pasted = Array(("prose " + Good.packet).utf8)
        let isOther = PDMLSplitter.isPDML(other.span)
        let isPasted = PDMLSplitter.isPDML(pasted.span)
        #expect(!isOther && isPasted)
    }
}
