import Foundation
import PDML
import PacketTrace
import TCPWire
import TestSupport
import Testing

/// The same handshake as PDML and as text of sixteen versions, and as a capture.
@Suite struct DialectTests {
    static let versions = Sample.texts(in: "dialects").filter { !$0.contains("-checked") }

    private static let compared: [Field] = [
        .sourcePort, .destinationPort, .sequenceNumber, .acknowledgmentNumber, .headerLength, .flags, .windowValue,
        .checksum, .ipTimeToLive, .ipIdentification, .ipTotalLength, .ipChecksum, .ipSource, .ipDestination,
        .mssValue, .windowShift, .timestampValue, .timestampEcho, .ethernetSource, .ethernetDestination, .frameNumber,
    ]

    @Test func thereAreSamples() { #expect(Self.versions.count == 16) }

    /// What both state, they state alike.
    @Test(arguments: versions) func pdmlAgreesWithText(path: String) throws {
        let text = readFacts(try Sample.bytes(path))
        let pdml = Reading(try Sample.bytes(path.replacingOccurrences(of: ".txt", with: ".pdml")))
        #expect(pdml.problems.isEmpty && pdml.facts.count == 3 && text.count == 3)
        for (left, right) in zip(text, pdml.facts) {
            for field in Self.compared where left[field] != nil && right[field] != nil {
                #expect(left[field] == right[field], "\(FieldTable.name(field))")
            }
            #expect(right.conflicts.isEmpty, "\(right.conflicts.fields.map { "\(FieldTable.name($0))" })")
        }
    }

    /// Every byte that PDML gives is the frame's, and nearly all are given.
    @Test(arguments: versions) func bytesAreTheFrames(path: String) throws {
        let frames = Self.frames(try Sample.bytes("dialects/handshake.pcap"))
        let pdml = Reading(try Sample.bytes(path.replacingOccurrences(of: ".txt", with: ".pdml")))
        for (packet, frame) in zip(pdml.packets, frames) {
            #expect(packet.frame.bytes.count == frame.count)
            for index in frame.indices where packet.frame.isKnown[index] {
                #expect(packet.frame.bytes[index] == frame[index])
            }
            // The urgent pointer, and the acknowledgment number of a SYN, are missing up to 1.10.
            #expect(packet.frame.isKnown.filter { $0 }.count >= frame.count - 6)
        }
    }

    /// The TCP header comes out byte for byte, though old versions do not print all of it.
    @Test(arguments: versions) func headersAreTheFrames(path: String) throws {
        let frames = Self.frames(try Sample.bytes("dialects/handshake.pcap"))
        let pdml = Reading(try Sample.bytes(path.replacingOccurrences(of: ".txt", with: ".pdml")))
        #expect(pdml.packets.count == frames.count)
        for (index, frame) in frames.enumerated() {
            let builder = ImageBuilder(addresses: .v4(source: 0, destination: 0))
            let image = try builder.image(
                of: pdml.packets[index], facts: pdml.facts[index], origins: FieldOrigins()
            ).get()
            let layer = try #require(image.layers.first { "\($0.name)" == "tcp" })
            let header = layer.offset..<layer.offset + layer.length
            #expect(Array(image.bytes[header]) == Array(frame[header]))
        }
    }

    /// An urgent pointer that is not printed is what the checksum lacks, once the numbers are painted that stand in bytes
    /// alone; it is never called stated.
    @Test(arguments: ["1.0.0", "1.4.0", "1.8.0"]) func urgentPointerFromTheSum(version: String) throws {
        // A SYN has an acknowledgment number that is not printed either.
        let frame = Self.frames(try Sample.bytes("dialects/handshake.pcap"))[1]
        let sum = Int(frame[50]) << 8 | Int(frame[51])
        func digits(_ number: Int) -> String { String(0x10000 | number, radix: 16).dropFirst().description }
        let text = String(decoding: try Sample.bytes("dialects/wireshark-\(version).pdml"), as: UTF8.self)
        let second = text.components(separatedBy: "</packet>")[1]
        let reading = Reading(
            second.replacingOccurrences(of: digits(sum), with: digits(sum - 5))
                .replacingOccurrences(of: "[correct]", with: "[validation disabled]") + "</packet>")
        let packet = try #require(reading.packets.first)
        let image = try ImageBuilder(addresses: .v4(source: 0, destination: 0)).image(
            of: packet, facts: reading.facts[0], origins: FieldOrigins()
        ).get()
        #expect(Array(image.bytes[52..<54]) == [0, 5])
        #expect(image.provenance[52..<54].allSatisfy { $0 != .stated })
    }

    /// The records of a little-endian pcap file.
    private static func frames(_ file: [UInt8]) -> [[UInt8]] {
        var frames: [[UInt8]] = []
        var offset = 24
        while offset + 16 <= file.count {
            let length = Int(file[offset + 8]) | Int(file[offset + 9]) << 8
            frames.append(Array(file[(offset + 16)..<min(file.count, offset + 16 + length)]))
            offset += 16 + length
        }
        return frames
    }
}
