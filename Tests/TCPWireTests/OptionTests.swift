import TCPWire
import TestSupport
import Testing

extension TCPOptionSpec: CustomTestStringConvertible {
    public var testDescription: String { "\(name)" }
}

@Suite struct OptionTableTests {
    @Test func kindsAreUnique() {
        let kinds = TCPOptionTable.rows.map(\.kind)
        #expect(Set(kinds).count == kinds.count)
        #expect(Set([0, 1, 2, 3, 4, 5, 8]).isSubset(of: kinds))
    }

    @Test func rowsByKind() {
        for kind in UInt8.min...UInt8.max {
            let expected = TCPOptionTable.rows.first { $0.kind == kind }
            #expect(TCPOptionTable.row(kind: kind)?.kind == expected?.kind)
        }
    }
}

@Suite struct OptionListTests {
    /// Any bytes at all come back.
    @Test func anyBytes() {
        var generator = SeededGenerator(7)
        for length in 0...40 {
            for round in 0..<60 {
                var area = generator.bytes(length)
                // Half of the areas look like options: small kinds, small lengths.
                if round % 2 == 0 { area = area.map { $0 % 12 } }
                let list = TCPOptionList(decoding: area)
                #expect(list.encoded == area)
                for option in list.options {
                    #expect(option.bytes.first == option.kind)
                    #expect(option.kind <= 1 ? option.bytes.count == 1 : Int(option.bytes[1]) == option.bytes.count)
                }
            }
        }
    }

    @Test func whole() {
        let list = TCPOptionList(decoding: [2, 4, 5, 0xb4, 1, 3, 3, 8, 1, 1, 4, 2])
        #expect(list.options.map(\.kind) == [2, 1, 3, 1, 1, 4])
        #expect(list.options[0].number(at: 2, width: 2) == 1460)
        #expect(list.options[2].number(at: 2, width: 1) == 8)
        #expect(list.rest == [])
    }

    @Test func restBehindTheEnd() {
        let list = TCPOptionList(decoding: [1, 0, 2, 4, 5, 0xb4])
        #expect(list.options.map(\.kind) == [1, 0])
        #expect(list.rest == [2, 4, 5, 0xb4])
    }

    /// No length byte, lengths of 0 and 1, and a length beyond the area: the list ends before such an option.
    @Test(arguments: [[1, 2], [1, 2, 0, 9], [1, 2, 1, 9], [1, 2, 4, 9], [1, 99, 255]] as [[UInt8]])
    func impossibleLength(area: [UInt8]) {
        let list = TCPOptionList(decoding: area)
        #expect(list.options.map(\.kind) == [1])
        #expect(list.rest == Array(area.dropFirst()))
    }

    @Test func numbersOutside() {
        let option = TCPOption(kind: 3, bytes: [3, 3, 7])
        #expect(option.number(at: 2, width: 1) == 7)
        #expect(option.number(at: 2, width: 2) == nil)
        #expect(option.number(at: 3, width: 1) == nil)
        #expect(option.number(at: -1, width: 1) == nil)
    }
}

@Suite struct FieldTableTests {
    @Test(arguments: Field.allCases)
    func everyFieldHasAName(field: Field) {
        #expect(FieldTable.name(field).utf8CodeUnitCount > 0)
    }

    /// What is stated of a packet as a number has its place in ``Facts``; option details have none.
    @Test func detailsComeLast() {
        #expect(Field.allCases.filter { !$0.isOptionDetail && !$0.isLayer }.count <= 96)
        #expect(
            Field.allCases.firstIndex(of: .echoValue)
                == Field.allCases.filter { !$0.isOptionDetail && !$0.isLayer }.count)
    }

    /// Two rows of one header or option never share a label: a line belongs to one of them.
    @Test func labelsAreUnique() {
        var seen: Set<String> = []
        for row in FieldTable.rows {
            #expect(!row.labels.isEmpty || row.option != nil)
            for label in row.labels {
                let key = "\(row.header) \(row.option ?? -1) \(label)".lowercased()
                #expect(seen.insert(key).inserted, "\(key)")
            }
        }
    }
}
