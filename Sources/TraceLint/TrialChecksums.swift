import PacketTrace
import TCPWire

// The checksum is a check like the others, but all segments of the connection are its witnesses.

extension Trial {
    /// Segments whose checksum does not hold under the sum that the connection's segments agree on, and those whose
    /// checksum was never finished.
    func badSums(in connection: Connection) -> [Violation] {
        guard let sum = connection.checksums.agreedSum else { return [] }
        var violations: [Violation] = []
        var unfinished: [Int] = []
        for index in members.indices {
            let facts = members[index].facts
            guard let residue = facts.checksumResidue, let found = facts[.checksum] else { continue }
            let moment = Moment(
                facts: facts, connection: connection, side: connection.side(of: facts) ?? 0,
                packet: members[index].packet, previous: nil, vantage: vantage)
            switch ChecksumLedger.state(of: residue, addressSum: sum) {
            case .bad:
                guard let covered = facts.segmentSum else { continue }
                let right = ChecksumResidue.field(addressSum: sum, segment: covered.sum, length: covered.length)
                let isLeftOpen = found == 0 && moment.isSentHere == true
                violations.append(
                    Violation(
                        rule: RuleTable.tcpChecksumIndex, packet: members[index].packet,
                        terms: [Term(.checksum, in: members[index].packet, expected: UInt64(right))],
                        message: badMessage(moment, residue, found: found), severity: isLeftOpen ? .info : nil))
            // One segment of each side speaks for all of them.
            case .partial where start.packets == 0 && !unfinished.contains(moment.side):
                unfinished.append(moment.side)
                if let violation = unfinishedSum(moment) { violations.append(violation) }
            default: break
            }
        }
        return violations
    }

    private func badMessage(_ moment: borrowing Moment, _ residue: ChecksumResidue, found: UInt64) -> String {
        if found == 0 {
            let place = moment.isSentHere == false ? "" : ", as a sender leaves it to its network card"
            return "the checksum field is zero\(place)"
        }
        let ground = moment.connection.addresses == nil ? " and the addresses that the other segments prove" : ""
        let others = members.count {
            $0.packet != moment.packet && $0.facts.checksumResidue?.complete == residue.complete
        }
        let hint =
            others == 0
            ? ""
            : "; it would hold for other addresses, as \(others) more would: translated or replaced without the checksum"
        return "the checksum does not hold for this segment" + ground + hint
    }

    private func unfinishedSum(_ moment: borrowing Moment) -> Violation? {
        let what = "the checksum field holds only the pseudo-header's sum"
        let message: String
        let severity: Severity
        switch moment.isSentHere {
        case true?: return nil
        case nil:
            message = what + ": captured on the sender, before its network card finished it"
            severity = .info
        case false? where moment.vantage == .path:
            message = what + ": on the path no network card will finish it any more, and its receiver drops it"
            severity = .error
        case false?:
            message = what + ", but it was received here: only a virtual network card leaves it so"
            severity = .warning
        }
        return Violation(
            rule: RuleTable.partialChecksumIndex, packet: moment.packet,
            terms: [Term(.checksum, in: moment.packet)], message: message, severity: severity)
    }
}
