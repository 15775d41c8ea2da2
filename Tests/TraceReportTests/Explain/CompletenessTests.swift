import TestSupport
import Testing
import TraceReport

@Suite("Bytes, fields and lines of a report") struct CompletenessTests {
    /// Each bit of the header stands in the map once, each byte among the bytes once, and both lead to words.
    @Test(arguments: explained) func everyByteOnce(file: String) throws {
        let lesson = Lessons.lesson(try Sample.bytes(file))
        let document = Explanation.document(lesson, LessonOptions())
        var maps: [HeaderMap] = []
        var rows: [ByteRows] = []
        var anchors: Set<Anchor> = []
        for block in document.allBlocks {
            switch block {
            case .map(let map): maps.append(map)
            case .bytes(let bytes): rows.append(bytes)
            case .definitions(let definitions): anchors.formUnion(definitions.compactMap(\.anchor))
            default: break
            }
        }
        let packets = lesson.talks.flatMap(\.packets)
        try #require(maps.count == packets.count && rows.count == packets.count)
        for (index, packet) in packets.enumerated() {
            let count = try #require(packet.segment).provenance.count
            #expect(rows[index].bytes.count == count)
            #expect(Set(rows[index].bytes.map(\.anchor)).count == count)
            #expect(maps[index].rows.flatMap(\.cells).reduce(0) { $0 + $1.bits } == 8 * count)
            #expect(maps[index].rows.dropLast().allSatisfy { $0.cells.reduce(0) { $0 + $1.bits } == 32 })
            #expect(rows[index].bytes.allSatisfy { anchors.contains($0.target) })
            #expect(maps[index].rows.flatMap(\.cells).allSatisfy { anchors.contains($0.target) })
        }
    }

    /// Each line of the trace that says anything stands in the report once, as printed or as the author's.
    @Test(arguments: explained) func everyLineOnce(file: String) throws {
        let text = try Sample.bytes(file)
        let lesson = Lessons.lesson(text)
        guard lesson.talks.reduce(0, { $0 + $1.packets.count }) == lesson.packets else { return }
        var count: [Int: Int] = [:]
        for block in Explanation.document(lesson, LessonOptions()).allBlocks {
            switch block {
            case .listing(let listing): for line in listing.lines { count[line.number, default: 0] += 1 }
            case .quotation(let quotation):
                for line in quotation.lines where line.text.contains(where: { $0 > " " }) {
                    count[line.number, default: 0] += 1
                }
            default: break
            }
        }
        for (index, line) in text.lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            // The rules that an author draws between packets are not repeated.
            let isRule = line.allSatisfy { $0 == 0x2d || $0 == 0x0d }
            #expect(count[index + 1] == 1 || isRule, "line \(index + 1)")
        }
    }

    /// The author's words stand beside the packet that they speak of.
    @Test func prose() throws {
        let lesson = Lessons.lesson(try Sample.bytes("handshake/pasted.txt"))
        let packets = lesson.talks[0].packets
        #expect(packets[1].before.first?.text.hasPrefix("Step 2") ?? false)
        #expect(packets[2].after.last?.text.hasPrefix("From this point") ?? false)
        #expect(packets[1].before.allSatisfy { !$0.text.hasPrefix("---") })
    }
}
