import PDML
import SourceText

/// Says on standard error what of a trace could not be read, or ends the command where nothing can.
enum TraceProblems {
    private static let most = 20

    static func tell(_ problems: [PDMLProblem], in input: TraceInput) throws(InputFailure) {
        guard !problems.isEmpty else { return }
        let shown = problems.sorted { ($0.isFatal ? 0 : 1, $0.offset) < ($1.isFatal ? 0 : 1, $1.offset) }.prefix(most)
        let places = try FindingPlaces.positions(Set(shown.map(\.offset)), in: input)
        for problem in shown {
            let place = places[problem.offset] ?? SourcePosition(line: 1, column: 1)
            let text = "\(input.path):\(place.line):\(place.column): \(problem.message)"
            if problem.isFatal { throw InputFailure(message: text) }
            Terminal.complain("warning: " + text)
        }
        if problems.count > most { Terminal.complain("warning: and \(problems.count - most) more such places") }
    }
}
