import PDML
import PacketTrace
import TCPWire
import TestSupport
import Testing

/// Documents that attack the parser, or are no XML: what each gets. A good packet stands behind all that are not refused
/// as a whole, and must be read.
@Suite struct HostileTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        /// Part of what must be said; empty where nothing is wrong.
        var message: String
        /// Packets read, the good one included.
        var packets: Int
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(
            name: "external entity",
            text: "<!DOCTYPE pdml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><pdml><packet>&x;</packet>" + Good.packet,
            message: "document type", packets: 0),
        Case(
            name: "entity bomb",
            text: "<!DOCTYPE pdml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><pdml><packet>&b;</packet>"
                + Good.packet,
            message: "document type", packets: 0),
        Case(
            name: "parameter entity of the network",
            text: "<!DOCTYPE p SYSTEM \"http://198.51.100.1/x.dtd\"><pdml>" + Good.packet, message: "document type",
            packets: 0),
        Case(
            name: "document type within a packet",
            text: "<packet><!DOCTYPE a [<!ENTITY b 'c'>]></packet>" + Good.packet,
            message: "not XML", packets: 1),
        Case(
            name: "entity that nobody declared", text: "<packet><proto name=\"&x;\"/></packet>" + Good.packet,
            message: "not XML", packets: 1),
        Case(
            name: "deep nesting",
            text: "<packet>" + String(repeating: "<field>", count: 100_000) + "</packet>" + Good.packet,
            message: "deeper", packets: 1),
        Case(
            name: "many attributes",
            text: "<packet><field " + (0..<50_000).map { "a\($0)=\"\"" }.joined(separator: " ") + "/></packet>"
                + Good.packet,
            message: "attributes", packets: 1),
        Case(
            name: "giant attribute that fits",
            text: "<packet><field name=\"x\" value=\"" + String(repeating: "0", count: 2_000_000) + "\"/></packet>"
                + Good.packet, message: "", packets: 1),
        Case(
            name: "packet beyond the limit",
            text: "<packet><field name=\"x\" value=\"" + String(repeating: "0", count: PDMLReader.mostBytes)
                + "\"/></packet>" + Good.packet, message: "takes", packets: 1),
        Case(
            name: "attribute twice", text: "<packet><field name=\"a\" name=\"b\"/></packet>" + Good.packet,
            message: "not XML", packets: 1),
        Case(
            name: "character reference that XML forbids", text: "<packet><field name=\"&#1;\"/></packet>" + Good.packet,
            message: "not XML", packets: 1),
        Case(
            name: "end tag of another element", text: "<packet></field></packet>" + Good.packet, message: "not XML",
            packets: 1),
        Case(
            name: "raw less-than sign", text: "<packet><field name=\"a<b\"/></packet>" + Good.packet,
            message: "not XML", packets: 1),
        Case(
            name: "sizes that lie",
            text: "<packet><proto name=\"frame\" size=\"99999999999999999999\" pos=\"0\"/><proto name=\"tcp\" "
                + "showname=\"Transmission Control Protocol\" size=\"-1\" pos=\"4294967295\"><field name=\"tcp.srcport\" "
                + "size=\"9223372036854775807\" pos=\"18446744073709551615\" value=\"zz\"/></proto></packet>"
                + Good.packet,
            message: "", packets: 1),
        Case(
            name: "processing instructions and CDATA",
            text: "<packet><?x y?><![CDATA[<field/>]]></packet>" + Good.packet, message: "", packets: 1),
        Case(
            name: "headers without number",
            text: "<packet>"
                + String(
                    repeating: "<proto name=\"ip\" showname=\"Internet Protocol Version 4, Src: 192.0.2.1\"></proto>",
                    count: 20_000) + "</packet>" + Good.packet, message: "", packets: 1),
        Case(
            name: "start tags alone", text: String(repeating: "<packet>", count: 200_000) + Good.packet, message: "",
            packets: 1),
        Case(
            name: "end tags alone", text: String(repeating: "</packet>", count: 200_000) + Good.packet, message: "",
            packets: 1),
        Case(
            name: "plain elements nested deep",
            text: "<packet>" + String(repeating: "<field name=\"x\">", count: 100_000) + "</packet>" + Good.packet,
            message: "deeper", packets: 1),
        Case(
            name: "inclusion of another file",
            text:
                "<packet><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/></packet>"
                + Good.packet, message: "", packets: 1),
        Case(
            name: "comments without number",
            text: "<packet>" + String(repeating: "<!-- -->", count: 100_000) + "</packet>" + Good.packet, message: "",
            packets: 1),
        Case(name: "no packet at all", text: "<pdml></pdml>", message: "", packets: 0),
    ]

    @Test(arguments: cases) func gets(_ example: Case) {
        let reading = Reading(example.text)
        #expect(reading.facts.filter { $0[.sourcePort] == 443 }.count == example.packets)
        if example.message.isEmpty {
            #expect(reading.problems.isEmpty)
        } else {
            #expect(reading.problems.first.map { $0.message.contains(example.message) } == true, "\(reading.problems)")
        }
    }
}
