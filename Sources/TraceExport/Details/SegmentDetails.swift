import PacketTrace
import TCPWire

/// The section of a TCP segment.
struct SegmentDetails {
    var facts: Facts
    var analysis: SegmentAnalysis
    /// Its data, as far as they were captured.
    var data: ArraySlice<UInt8> = []

    private var flags: UInt64 { facts[.flags] ?? 0 }
    private var hasACK: Bool { flags & 0x10 != 0 }

    func write(to lines: inout DetailsLines) {
        guard let source = facts[.sourcePort], let destination = facts[.destinationPort] else { return }
        let length = facts[.segmentLength]
        var heading = "Transmission Control Protocol, Src Port: \(source), Dst Port: \(destination)"
        // Behind the ports Wireshark shows nothing of a header that is cut off.
        if facts.markers.contains(.captured), !facts.isKnown(.urgentPointer) {
            lines.line(0, heading)
            lines.line(1, "Source Port: \(source)")
            return lines.line(1, "Destination Port: \(destination)")
        }
        if facts.isKnown(.sequenceNumberRaw) { heading += ", Seq: \(analysis.sequence)" }
        if hasACK { heading += ", Ack: \(analysis.acknowledgment)" }
        if let length { heading += ", Len: \(length)" }
        lines.line(0, heading)
        lines.line(1, "Source Port: \(source)")
        lines.line(1, "Destination Port: \(destination)")
        lines.line(1, "[Stream index: \(analysis.stream)]")
        lines.line(1, "[Conversation completeness: \(Self.completeness(analysis.completeness))]")
        if let length {
            lines.line(1, "[TCP Segment Len: \(length)]")
        } else if facts.markers.contains(.captured), facts[.ipFlags] ?? 0 & 1 == 0 {
            writeShort(to: &lines)
        }
        guard facts.isKnown(.urgentPointer) else { return }
        writeNumbers(to: &lines)
        writeFlags(to: &lines)
        writeWindow(to: &lines)
        writeOptions(to: &lines)
        writeTimes(to: &lines)
        guard areOptionsWhole else { return }
        AnalysisDetails.write(analysis, to: &lines)
        if let multipath = analysis.multipath { MultipathDetails.writeAnalysis(multipath, to: &lines) }
        if flags & 0x04 != 0, !data.isEmpty {
            ResetCause(data).write(to: &lines)
        } else if let length, length > 0 {
            lines.line(1, "TCP payload (\(length) byte\(length == 1 ? "" : "s"))")
        }
    }

    private func writeShort(to lines: inout DetailsLines) {
        let text =
            "Short segment. Segment/fragment does not contain a full TCP header (might be NMAP or someone else "
            + "deliberately sending unusual packets)"
        lines.line(1, text)
        lines.expert(2, "Warning", "Malformed", text)
    }

    static func completeness(_ value: UInt8) -> String {
        let name =
            switch value {
            case 1: "Incomplete, SYN_SENT"
            case 3: "Incomplete, CLIENT_ESTABLISHED"
            case 7: "Incomplete, ESTABLISHED"
            case 15: "Incomplete, DATA"
            case 31, 47, 63: "Complete, WITH_DATA"
            case 23, 39, 55: "Complete, NO_DATA"
            default: "Incomplete"
            }
        return "\(name) (\(value))"
    }

    private func writeNumbers(to lines: inout DetailsLines) {
        let relative = "    (relative sequence number)"
        let raw = facts[.acknowledgmentNumberRaw] ?? 0
        lines.line(1, "Sequence Number: \(analysis.sequence)\(relative)")
        lines.line(1, "Sequence Number (raw): \(facts[.sequenceNumberRaw] ?? 0)")
        if facts.isKnown(.segmentLength) {
            lines.line(1, "[Next Sequence Number: \(analysis.nextSequence)\(relative)]")
        }
        if hasACK {
            lines.line(1, "Acknowledgment Number: \(analysis.acknowledgment)    (relative ack number)")
            // More than the SYN itself is acknowledged (RFC 7413).
            if flags & 0x02 != 0, analysis.acknowledgment > 1 {
                lines.expert(2, "Note", "Sequence", "TCP SYN-ACK accepting TFO data")
            } else if analysis.ignoresEarlyData {
                lines.expert(2, "Note", "Sequence", "TCP SYN-ACK ignoring TFO data")
            }
        } else {
            lines.line(1, "Acknowledgment Number: \(raw)")
            if raw != 0 {
                lines.expert(
                    2, "Note", "Protocol",
                    "The acknowledgment number field is nonzero while the ACK flag is not set")
            }
        }
        lines.line(1, "Acknowledgment number (raw): \(raw)")
        let words = (facts[.headerLength] ?? 0) / 4
        lines.bits(1, words << 4, width: 8, mask: 0xf0, "Header Length: \(words * 4) bytes (\(words))")
    }

    private func writeFlags(to lines: inout DetailsLines) {
        let marks = flags >> 6 & 7
        let names = FlagText.names(analysis.countsMarks ? flags & ~0x1c0 : flags)
        let shown = !analysis.countsMarks ? names : (names == "<None>" ? "" : names) + ", ACE=\(marks)"
        lines.line(1, "Flags: \(HexText.prefixed(flags, 3)) (\(shown))")
        lines.bits(2, flags, width: 12, mask: 0xe00, "Reserved: \(flags & 0xe00 != 0 ? "Set" : "Not set")")
        if analysis.countsMarks { lines.bits(2, flags, width: 12, mask: 0x1c0, "ACE: \(marks)") }
        let ecn: [(UInt64, String)] = [
            (0x100, "Accurate ECN"), (0x080, "Congestion Window Reduced"), (0x040, "ECN-Echo"),
        ]
        let rows: [(UInt64, String)] =
            (analysis.countsMarks ? [] : ecn) + [
                (0x020, "Urgent"), (0x010, "Acknowledgment"), (0x008, "Push"), (0x004, "Reset"), (0x002, "Syn"),
                (0x001, "Fin"),
            ]
        for (mask, name) in rows {
            lines.bits(2, flags, width: 12, mask: mask, "\(name): \(flags & mask != 0 ? "Set" : "Not set")")
            if flags & mask != 0 { writeExpert(mask, to: &lines) }
        }
        let letters = FlagText.letters(flags)
        let counted = letters.prefix(3) + "-\(marks)-" + letters.dropFirst(6)
        lines.line(2, "[TCP Flags: \(analysis.countsMarks ? String(counted) : letters)]")
        switch analysis.closing {
        case .initiates: lines.expert(3, "Note", "Sequence", "This frame initiates the connection closing")
        case .undergoes: lines.expert(3, "Note", "Sequence", "This frame undergoes the connection closing")
        case nil: break
        }
    }

    private func writeExpert(_ mask: UInt64, to lines: inout DetailsLines) {
        switch mask {
        case 0x004: lines.expert(3, "Warning", "Sequence", "Connection reset (RST)")
        case 0x002 where hasACK:
            lines.expert(
                3, "Chat", "Sequence",
                "Connection establish acknowledge (SYN+ACK): server port \(facts[.sourcePort] ?? 0)")
        case 0x002:
            lines.expert(
                3, "Chat", "Sequence",
                "Connection establish request (SYN): server port \(facts[.destinationPort] ?? 0)")
        case 0x001: lines.expert(3, "Chat", "Sequence", "Connection finish (FIN)")
        default: break
        }
    }

    private func writeWindow(to lines: inout DetailsLines) {
        let urgent = facts[.urgentPointer] ?? 0
        lines.line(1, "Window: \(facts[.windowValue] ?? 0)")
        lines.line(1, "[Calculated window size: \(analysis.window)]")
        if let factor = analysis.windowFactor {
            let note = factor == -1 ? " (unknown)" : factor == -2 ? " (no window scaling used)" : ""
            lines.line(1, "[Window size scaling factor: \(factor)\(note)]")
        }
        lines.line(1, "Checksum: \(HexText.prefixed(facts[.checksum] ?? 0, 4)) [unverified]")
        lines.line(1, "[Checksum Status: Unverified]")
        lines.line(1, "Urgent Pointer: \(urgent)")
        if urgent != 0, flags & 0x20 == 0 {
            lines.expert(
                2, "Note", "Protocol", "The urgent pointer field is nonzero while the URG flag is not set")
        }
    }

    /// Wireshark gives a segment up in the middle of options that were not captured.
    private var areOptionsWhole: Bool {
        guard facts.markers.contains(.captured), let length = facts[.headerLength], length > 20 else { return true }
        return facts.options.isKnown(upTo: Int(length) - 20)
    }

    private func writeOptions(to lines: inout DetailsLines) {
        guard let length = facts[.headerLength], length > 20, length <= 60 else { return }
        let count = Int(length) - 20
        var area: [UInt8] = []
        while area.count < count, facts.options.isKnown(upTo: area.count + 1) {
            area.append(facts.options.area.bytes[area.count])
        }
        guard area.count == count || facts.markers.contains(.captured) else { return }
        OptionDetails(area: area, length: count, flags: flags, analysis: analysis).write(to: &lines)
    }

    private func writeTimes(to lines: inout DetailsLines) {
        lines.line(1, "[Timestamps]")
        lines.time(2, "Time since first frame in this TCP stream", analysis.time)
        lines.time(2, "Time since previous frame in this TCP stream", analysis.delta)
    }
}
