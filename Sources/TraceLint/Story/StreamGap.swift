import PacketTrace
import TCPWire

/// What the time since the stream's previous frame says about the packet before this one in the trace.
enum StreamGap {
    /// It is that frame, or nothing is known.
    case fits
    /// It need not be: the trace shows some frames only.
    case hidden
    /// It is not, though that frame was displayed: it was left out of the trace.
    case leftOut
    /// It is, and the times disagree.
    case wrong
}

extension Moment {
    /// Where packets of a stream are missing, the times go on behind a packet that is not there.
    var streamGap: StreamGap {
        guard let time = facts.time(.streamTimeRelative), let delta = facts.time(.streamTimeDelta),
            connection.packets > 0, let last = connection.lastTime, delta != time &- last
        else { return .fits }
        let isShorter = delta >= 0 && delta < time &- last
        guard let number = facts[.frameNumber], let before = connection.sent.last?.frame else {
            return isShorter && isBehindUnseen ? .leftOut : .wrong
        }
        // Where all frames between the two are there, nothing can be missing.
        if number > before, number &- before == UInt64(packet &- connection.lastPacket) { return .wrong }
        guard let displayed = facts.time(.timeDisplayed), let relative = facts.time(.timeRelative),
            let then = earlier?.relative, displayed != 0, displayed != relative &- then
        else { return .hidden }
        return isShorter && displayed > 0 && displayed < relative &- then ? .leftOut : .wrong
    }

    /// Whether the trace may not show packets of the stream that came between the last one and this: through a display
    /// filter, say. What follows a SYN need not follow it at once then.
    var mayFollowUnseen: Bool {
        if connection.hasGap { return true }
        guard let number = facts[.frameNumber], let before = connection.sent.last?.frame else {
            return streamGap != .fits
        }
        if number > before, number &- before == UInt64(packet &- connection.lastPacket) { return false }
        guard let time = facts.time(.streamTimeRelative), let delta = facts.time(.streamTimeDelta),
            let last = connection.lastTime
        else { return true }
        return delta != time &- last
    }

    /// Whether the segment speaks of another one that the trace does not show: its own side's before it, or its peer's.
    private var isBehindUnseen: Bool {
        guard facts.isKnown(.sequenceNumber), facts.hasFlags(.ack, of: .ack) else { return false }
        let ends = [0, 1].map { side in connection.sent.last { Int($0.side) == side }?.relativeEnd }
        if let end = ends[side], let sequence = facts[.sequenceNumber], sequence > UInt64(end) { return true }
        guard let acknowledged = facts[.acknowledgmentNumber], facts.markers.contains(.relativeAcknowledgment) else {
            return ends[1 - side] == nil
        }
        return acknowledged > UInt64(ends[1 - side] ?? 0)
    }
}
