import PacketTrace
import TestSupport
import Testing
import TraceLint

/// Single slips that only the connection's other packets, or the form of a line, give away.
@Suite struct FoldedHeadingTests {
    /// The sample without the lines below its frames' and layers' headings, as `-O tcp` prints it.
    private static func folded() throws -> [UInt8] {
        let lines = try Sample.bytes("defaults/details.txt").split(separator: 0x0a, omittingEmptySubsequences: false)
        var isFolded = false
        var kept: [ArraySlice<UInt8>] = []
        for line in lines {
            if let first = line.first, first != UInt8(ascii: " ") {
                isFolded = ["Frame ", "Ethernet II", "Internet Protocol"].contains { line.starts(with: $0.utf8) }
            } else if isFolded, !line.isEmpty {
                continue
            }
            kept.append(line)
        }
        return Array(kept.joined(separator: [0x0a]))
    }

    @Test func untouched() throws {
        #expect(lint(try Self.folded()).findings.filter { $0.isGrave || $0.kind == .text }.map(\.summary) == [])
    }

    /// Each address in turn, with one of its digits changed.
    @Test(arguments: 0..<3, ["Ethernet II/Src", "Ethernet II/Dst", "Internet Protocol/Src", "Internet Protocol/Dst"])
    func address(packet: Int, field: String) throws {
        let parts = field.split(separator: "/")
        let (layer, label) = (String(parts[0]), ", \(parts[1]): ")
        let text = try Self.folded()
        var place = 0
        for _ in 0...packet {
            place = try #require(text[place...].firstRange(of: Array("\(layer)".utf8))).upperBound
        }
        var digit = try #require(text[place...].firstRange(of: Array(label.utf8))).upperBound
        // The last digit of the address.
        while text[digit + 1] != UInt8(ascii: ","), text[digit + 1] != 0x0a, text[digit + 1] != UInt8(ascii: " ") {
            digit += 1
        }
        var changed = text
        changed[digit] = changed[digit] == UInt8(ascii: "1") ? UInt8(ascii: "2") : UInt8(ascii: "1")
        let grave = lint(changed).findings.filter(\.isGrave)
        // Frames of one connection may go and come by other routers.
        if layer == "Ethernet II" {
            #expect(grave.isEmpty)
            return
        }
        try #require(grave.count == 1, "\(grave.map(\.summary))")
        #expect(grave[0].span.start <= digit && digit < grave[0].span.end)
        var mended = changed
        for edit in grave[0].fix ?? [] { mended.replaceSubrange(edit.span.start..<edit.span.end, with: edit.text) }
        let isMended = mended == text
        #expect(isMended)
    }

    /// Whole sections that someone left out, as for privacy, contradict nothing; the frame still names their protocols.
    @Test(arguments: [["Ethernet II"], ["Internet Protocol"], ["Ethernet II", "Internet Protocol"]])
    func leftOut(layers: [String]) throws {
        let lines = try Sample.bytes("defaults/details.txt").split(separator: 0x0a, omittingEmptySubsequences: false)
        var isLeftOut = false
        var kept: [ArraySlice<UInt8>] = []
        for line in lines {
            if let first = line.first, first != UInt8(ascii: " ") {
                isLeftOut = layers.contains { line.starts(with: $0.utf8) }
            }
            if !isLeftOut { kept.append(line) }
        }
        #expect(kept.count < lines.count - 10)
        let findings = lint(Array(kept.joined(separator: [0x0a]))).findings
        #expect(findings.filter { $0.isGrave || $0.kind == .text }.map(\.summary) == [])
    }

    /// An option of two NOPs: the heading of the second, or one more of the first.
    @Test(arguments: [true, false])
    func noOperation(isTwice: Bool) throws {
        let text = try Sample.bytes("defaults/details.txt")
        let heading = Array("        TCP Option - No-Operation (NOP)\n".utf8)
        let kind = Array("            Kind: No-Operation (1)\n".utf8)
        let place = try #require(text.firstRange(of: heading + kind + heading + kind))
        var changed = text
        if isTwice {
            changed.insert(contentsOf: heading, at: place.lowerBound)
        } else {
            let second = place.lowerBound + heading.count + kind.count
            changed.removeSubrange(second..<second + heading.count)
        }
        var mended = changed
        let grave = lint(changed).findings.filter(\.isGrave)
        #expect(grave.map(\.code) == [isTwice ? "TXT105" : "TXT104"])
        for edit in grave.first?.fix ?? [] {
            mended.replaceSubrange(edit.span.start..<edit.span.end, with: edit.text)
        }
        let isMended = mended == text
        #expect(isMended)
    }

    /// An option that has lines of its own has a length.
    @Test func lengthOfZero() throws {
        let text = try Sample.bytes("handshake/pasted.txt")
        let change = try #require(Change("            Length: 4", to: "            Length: 0", in: text))
        let grave = lint(change.text).findings.filter(\.isGrave)
        #expect(grave.map(\.code) == ["OPT101"])
        #expect(grave.first?.expected == "4")
    }
}
