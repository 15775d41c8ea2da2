import PacketTrace
import TCPWire

extension Rule {
    static let initialRoundTripTime = Rule(
        code: "TIM102", name: "initial-rtt-changes", kind: .text, severity: .error,
        summary: "The initial round-trip time is the same on all packets of a connection.",
        why: "Wireshark takes it from the last SYN to the first segment behind it that carries an ACK, once.",
        reference: "",
        example: Example(good: "[iRTT: 0.034095000 seconds]", bad: "[iRTT: 0.034059000 seconds]"),
        check: { moment, report in
            let printed = moment.facts.time(.initialRTT)
            if let printed, let known = moment.connection.initialRTT, printed != known {
                report.add(
                    "another packet of the connection prints another initial round-trip time",
                    [
                        Term(.initialRTT, in: moment.packet, expected: UInt64(bitPattern: known)),
                        Term(
                            .initialRTT, in: moment.connection.initialRTTPacket, expected: UInt64(bitPattern: printed)),
                    ])
            }
            // The segment that ends the handshake fixes the time.
            let isStream = moment.facts.isKnown(.streamTimeRelative)
            let clock: Field = isStream ? .streamTimeRelative : .timeRelative
            guard let time = moment.facts.time(clock),
                let syn = isStream ? moment.connection.synTime : moment.connection.synFrameTime,
                moment.connection.handshakeTime == nil, time != syn, moment.facts.hasFlags(.ack, of: [.ack, .syn]),
                let claimed = printed ?? moment.connection.initialRTT, claimed != time &- syn
            else { return }
            var terms: [Term] = []
            if printed != nil {
                terms.append(Term(.initialRTT, in: moment.packet, expected: UInt64(bitPattern: time &- syn)))
            }
            terms.append(Term(clock, in: moment.packet, expected: UInt64(bitPattern: syn &+ claimed)))
            if moment.connection.initialRTT != nil {
                terms.append(
                    Term(.initialRTT, in: moment.connection.initialRTTPacket, expected: UInt64(bitPattern: time &- syn))
                )
            }
            report.add("the time since the last SYN is not the initial round-trip time printed", terms)
        })
}
