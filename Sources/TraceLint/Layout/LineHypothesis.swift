import PacketTrace
import SourceText
import TCPWire

/// The packets as they would be with some lines mended, read again.
struct LineHypothesis {
    struct Outcome {
        var found: [Diagnosis.Found]
        var left: Trial.Outcome
        /// How many changes explain everything, and what they leave unexplained.
        var cost: Int
    }

    private var trial: Trial
    /// Claims of the mended packets, at the places that they have in the trace itself.
    private(set) var claims: [PacketClaims]
    private var lines: Int
    /// What the mended packets read: of two equal lines it does not matter which is taken out.
    private(set) var texts: [[UInt8]] = []
    /// Problems that the mended packets still have.
    private var problems = 0

    /// `nil` where a line cannot be mended, or mended text cannot be read.
    init?(
        _ lines: [LineFinding], _ checks: CloseChecks, _ trial: Trial, _ printed: [PacketClaims], _ access: TraceAccess
    ) {
        guard let reread = access.reread else { return nil }
        self.trial = trial
        claims = printed
        self.lines = lines.count { $0.finding.repair != nil }
        guard self.lines > 0 else { return nil }
        for member in Set(lines.map { $0.member }).sorted() {
            var edits: [TextEdit] = []
            for line in lines where line.member == member {
                // What cannot be mended is a problem still.
                edits.append(contentsOf: line.finding.repair?.lines ?? [])
            }
            edits.sort { $0.span.start < $1.span.start }
            let text = printed[member].text
            guard let bytes = Self.mended(access.text(text), at: text.start, edits) else { return nil }
            texts.append(bytes)
            let packet = reread(bytes, text.start)
            let facts = Facts(resolving: packet)
            if let known = checks.first(where: { $0.member == member })?.check {
                var check = LayoutCheck(packet, bytes: bytes, facts: facts)
                check.take(from: known)
                problems += check.problems().count + check.protocolSlips().count + check.addressSlips().count
            }
            self.trial.replace(member, by: facts)
            claims[member] = Self.moved(packet, back: edits, text)
        }
    }

    func run() -> Outcome {
        var diagnosis = Diagnosis(trial: trial, claims: claims)
        let (found, left) = diagnosis.run()
        // What stands in the mended lines themselves follows from the rest, and is not what is wrong.
        let isOwn = found.contains { found in
            found.repair.edits.contains { claims[$0.member].claims[$0.claim].length == 0 }
        }
        let cost = lines + found.count + Linter.contradictions(left.violations) + problems
        return Outcome(found: found, left: left, cost: isOwn ? .max : cost)
    }

    /// The text with the changes; `nil` where they lie over each other or beyond it.
    private static func mended(_ text: [UInt8], at start: Int, _ edits: [TextEdit]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var taken = 0
        for edit in edits {
            let from = edit.span.start - start
            guard from >= taken, edit.span.end - start <= text.count else { return nil }
            bytes.append(contentsOf: text[taken..<from])
            bytes.append(contentsOf: edit.text)
            taken = edit.span.end - start
        }
        return bytes + text[taken...]
    }

    /// The claims at their places in the text as it is; those of new text have no length.
    private static func moved(_ packet: PacketClaims, back edits: [TextEdit], _ text: SourceSpan) -> PacketClaims {
        var packet = packet
        packet.text = text
        for index in packet.claims.indices {
            let start = text.start + Int(packet.claims[index].offset)
            let end = start + Int(packet.claims[index].length)
            var growth = 0
            for edit in edits {
                let from = edit.span.start + growth
                let to = from + edit.text.count
                if end <= from { break }
                if start < to {
                    packet.claims[index].length = 0
                    growth = start - edit.span.start
                    break
                }
                growth += edit.text.count - edit.span.length
            }
            packet.claims[index].offset = UInt32(truncatingIfNeeded: max(0, start - growth - text.start))
        }
        return packet
    }
}
