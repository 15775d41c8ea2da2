import PacketTrace
import TCPWire

extension Rule {
    static let nonzeroWithoutFlag = Rule(
        code: "FLG102", name: "nonzero-without-flag-unremarked", kind: .text, severity: .error,
        summary: "Where a number counts although its flag is clear, Wireshark remarks on it.",
        why: "The acknowledgment number means something only with ACK, the urgent pointer only with URG. Since 1.12 "
            + "Wireshark prints a note below such a field; without that note the number was not there.",
        reference: "RFC 9293, section 3.1",
        example: Example(good: "Urgent pointer: 0", bad: "Urgent pointer: 7"),
        check: { moment, report in
            // Folded sections and the oldest versions have no notes.
            guard moment.facts.isKnown(.sequenceNumberRaw), moment.facts.isKnown(.checksumStatus) else { return }
            report.remark(.acknowledgmentNumberRaw, .ack, .acknowledgmentNote, moment)
            report.remark(.urgentPointer, .urg, .urgentNote, moment)
        })
}

extension Report {
    fileprivate mutating func remark(_ field: Field, _ flag: TCPFlags, _ note: Marker, _ moment: borrowing Moment) {
        guard let value = moment.facts[field], value != 0, moment.facts.hasFlags([], of: flag),
            !moment.facts.markers.contains(note)
        else { return }
        add(
            "\(FieldTable.name(field)) is \(value) although its flag is clear, and no note says so",
            [
                Term(field, in: moment.packet, expected: 0),
                Term(.flags, in: moment.packet, expected: (moment.facts[.flags] ?? 0) | UInt64(flag.rawValue)),
            ])
    }
}
