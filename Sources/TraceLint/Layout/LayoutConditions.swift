import PacketTrace
import SourceText
import TCPWire

// When a line is printed, besides by its version.

extension LayoutCheck {
    private func has(_ label: StaticString, _ lines: [Int]) -> Bool {
        lines.contains { index in
            packet.lines[index].row.map { "\(LayoutTable.rows[$0].spellings[0].label)" == "\(label)" } ?? false
        }
    }

    private func has(_ group: LayoutGroup, in section: Range<Int>) -> Bool {
        section.contains { groups[$0] == group }
    }

    func isExpected(
        _ condition: LayoutCondition, _ members: [Int], _ item: UInt8?, _ section: Range<Int>
    ) -> Bool {
        let isWhole =
            facts.markers.isDisjoint(with: [.incomplete, .reassembled]) && (facts[.headerLength] ?? 20) >= 20
        guard isWhole else { return false }
        switch condition {
        case .always: return true
        case .never: return false
        case .onlyRelative:
            return facts.markers.contains(.relativeSequence)
                && (facts.isKnown(.sequenceNumberRaw) || facts.isKnown(.acknowledgmentNumberRaw))
        case .onlyAcknowledging: return facts.hasFlags(.ack, of: .ack)
        case .onlyWithoutSYN: return facts.hasFlags([], of: .syn)
        case .onlyWithOptions: return (facts[.headerLength] ?? 20) > 20 && packet.lines.contains { $0.item != nil }
        case .onlyWithTimestamps: return has(.timestamps, in: section)
        case .onlyWithAnalysis: return has(.analysis, in: section)
        case .onlyMeasured: return facts.isMeasured
        case .onlyWithLength: return !facts.markers.contains(.presumedLength)
        case .onlyWithoutRoute:
            return !section.contains { content(packet.lines[$0]).starts(with: "Current Route".utf8) }
        case .onlyPlainFlags: return !members.contains { isCounter(packet.lines[$0]) } && !hasCounter(section)
        case .notFirstFrame:
            if let number = facts[.frameNumber], number == 1 { return series.upperBound < .v4_6 }
            return series.upperBound < .v4_6 || has("Time delta from previous captured frame:", members)
                || has("Time delta from previous displayed frame:", members)
        case .onlyEthernetII:
            let heading = content(packet.lines[section.lowerBound])
            return heading.starts(with: Array("Ethernet II,".utf8))
        case .onlyShort: return kind(item).map { $0 <= 1 } ?? false
        case .onlyCommon: return kind(item).map { [2, 3, 4, 8].contains($0) } ?? false
        case .onlyWithPlaces: return has("Source GeoIP:", members) || has("Destination GeoIP:", members)
        case .onlySegmentSize: return kind(item) == 2
        case .onlyWindowScale: return kind(item) == 3
        case .onlyTimestamps: return kind(item) == 8
        case .onlySACK: return kind(item) == 5
        case .onlyLong: return kind(item).map { $0 > 1 } ?? false
        case .onlyAfterHandshake: return isAfterHandshake
        case .onlyWithTime:
            return has("The RTT to ACK the segment was:", members)
                || has("This is an ACK to the segment in frame:", members)
                    && (facts.time(.streamTimeDelta) ?? facts.time(.timeDelta) ?? 0) != 0
        }
    }

    /// `...0 10.. .... = ACE: 2`
    private func isCounter(_ line: PrintedLine) -> Bool {
        let text = content(line)
        let span = text.span
        guard span.hasBytes("...", at: 0) else { return false }
        var equals = span.firstOffset(of: UInt8(ascii: "="), from: 0, to: span.count)
        while equals < span.count {
            if span.hasBytes("= ACE:", at: equals) { return true }
            equals = span.firstOffset(of: UInt8(ascii: "="), from: equals + 1, to: span.count)
        }
        return false
    }

    private func hasCounter(_ section: Range<Int>) -> Bool { section.contains { isCounter(packet.lines[$0]) } }

    func kind(_ item: UInt8?) -> UInt8? {
        guard let item, item < 40, Int(item) < facts.options.count else { return nil }
        // An option of another length than its own shows what it can.
        let kind = facts.options.kinds[Int(item)]
        let length = facts.options.lengths[Int(item)]
        if let row = TCPOptionTable.row(kind: kind), let right = row.length, length != 0, Int(length) != Int(right) {
            return nil
        }
        return kind
    }
}
