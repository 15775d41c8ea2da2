import PacketTrace
import TCPWire

extension Rule {
    static let headerLengthCopies = Rule(
        code: "HDR102", name: "header-length-copies-disagree", kind: .text, severity: .error,
        summary: "The header length in bytes is four times the words and four times the bits before it.",
        why: "The data offset is one field of four bits that counts 32-bit words; the line shows it three times.",
        reference: "RFC 9293, section 3.1",
        example: Example(
            good: "1000 .... = Header Length: 32 bytes (8)", bad: "1000 .... = Header Length: 36 bytes (8)"),
        check: { moment, report in
            if moment.facts.conflicts.contains(.headerLength), !moment.facts.dumpConflicts.contains(.headerLength) {
                report.copies(of: .headerLength, in: moment)
            }
        })
}
