import PacketTrace
import TCPWire

extension Rule {
    static let optionList = Rule(
        code: "OPT103", name: "option-list-incomplete", kind: .text, severity: .error,
        summary: "The list behind `Options:` names as many options as follow.",
        why: "Wireshark writes the list while it goes through the options.",
        reference: "",
        example: Example(good: "No-Operation (NOP), SACK permitted", bad: "SACK permitted"),
        check: { moment, report in
            let options = moment.facts.options
            guard options.listed > 0, options.count > 0, options.listed != options.count,
                !moment.facts.markers.contains(.incomplete)
            else { return }
            report.add(
                "the list names \(options.listed) options, but \(options.count) follow",
                [Term(.optionsLength, in: moment.packet)])
        })
}
