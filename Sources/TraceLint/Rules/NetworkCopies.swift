import PacketTrace
import TCPWire

extension Rule {
    static let networkCopies = Rule(
        code: "NET101", name: "lower-layer-copies-disagree", kind: .text, severity: .error,
        summary: "A field of frame, link or IP header has the same value wherever it is printed.",
        why: "Heading and lines of a section show the same bytes; lengths in bits are eight times those in bytes.",
        reference: "",
        example: Example(good: "Frame Length: 74 bytes", bad: "Frame Length: 47 bytes", in: "defaults/details.txt"),
        check: { moment, report in
            guard !moment.facts.conflicts.isEmpty else { return }
            for field in moment.facts.conflicts.fields where !field.isTCP && !moment.facts.dumpConflicts.contains(field)
            {
                report.copies(of: field, in: moment)
            }
        })
}
