import PacketTrace
import SourceText
import TCPWire

extension Rule {
    static let wordsDoNotFit = Rule(
        code: "TXT103", name: "words-do-not-fit", kind: .text, severity: .error,
        summary: "Words that Wireshark derives from what stands elsewhere say the same as that.",
        why: "A remark repeats its heading line by line; a frame names its protocols in the order of its sections.",
        reference: "",
        example: Example(
            good: "Protocols in frame: eth:ethertype:ip:tcp", bad: "Protocols in frame: eth:ethertype:ipv6:tcp",
            in: "defaults/details.txt"),
        // The reader itself remarks on such words: see `Linter.noteSlips`.
        check: { _, _ in })
}
