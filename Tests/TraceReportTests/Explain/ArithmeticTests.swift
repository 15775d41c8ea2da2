import TestSupport
import Testing
import TraceReport

@Suite("The arithmetic of a report") struct ArithmeticTests {
    @Test(arguments: explained) func everyLineIsRight(file: String) throws {
        let document = Lessons.document(try Sample.bytes(file))
        var lines: [Calculation.Line] = []
        for block in document.allBlocks {
            if case .calculation(let calculation) = block { lines += calculation.lines }
            if case .columnSum(let sum) = block { lines += sum.steps }
        }
        #expect(lines.count > 10)
        for line in lines {
            let result = Arithmetic.value(line.result.plainText)
            #expect(result != nil && Arithmetic.value(line.expression) == result, "\(line.expression) = \(line.result)")
        }
    }

    /// What is printed in the columns is the sum of the words.
    @Test(arguments: explained) func columns(file: String) throws {
        var sums = 0
        for block in Lessons.document(try Sample.bytes(file)).allBlocks {
            guard case .columnSum(let sum) = block else { continue }
            sums += 1
            let total = sum.words.reduce(0) { $0 + Int($1.digits, radix: 16)! }
            #expect(Int(sum.sum.map(\.plainText).joined(), radix: 16) == total)
            #expect(sum.words.allSatisfy { $0.digits.count == 4 } && sum.carries.count == 5)
        }
        if file.hasPrefix("handshake") { #expect(sums == 3) }
    }

    /// The segments of a paste without addresses prove each other, and the report shows how.
    @Test func proof() throws {
        let text = Lessons.document(try Sample.bytes("handshake/pasted.txt")).text("terminal")
        #expect(text.contains("= 0xe718"))
        #expect(text.contains("All 3 segments leave 0xe718."))
    }

    @Test func wrapping() throws {
        let text = try Sample.bytes("handshake/pasted.txt").replacing("2699307568", with: "4294967295")
            .replacing("2699307569", with: "0")
        let report = Lessons.document(text).text("terminal")
        #expect(report.contains("(4294967295 + 1) mod 4294967296 = 0"))
    }

    @Test(arguments: [
        ("2 + 3", 5), ("7 − 9", -2), ("(7 − 9) mod 10", 8), ("512 << 8", 131072), ("10 × 4 ÷ 3", 13),
        ("0x10 + 0x2", 18),
        ("0.5 s − 0.25 s", 250_000_000),
    ])
    func evaluator(text: String, value: Int) {
        #expect(Arithmetic.value(text) == value)
    }
}
