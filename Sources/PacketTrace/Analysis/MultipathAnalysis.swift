import TCPWire

/// What a segment says about the connection over several paths that it belongs to (RFC 8684).
public struct MultipathAnalysis: Sendable {
    /// Index of the connection, from 0.
    public var number = 0
    /// The stream that it began with; `nil` where that was not seen.
    public var master: Int?
    /// Its streams, the newest first.
    public var streams: [Int] = []
    /// The data sequence number before the first one of this side, and of the other, where the keys tell.
    public var sequenceBase: UInt64?
    public var acknowledgmentBase: UInt64?
}

/// What a key of Multipath TCP stands for: the digest's first 32 and last 64 bits (RFC 8684, section 3.1; RFC 6824 with
/// SHA-1).
public struct MultipathKey: Hashable, Sendable {
    public var token: UInt32
    public var initialSequence: UInt64

    public init(_ key: UInt64, version: UInt8) {
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: key >> UInt64(56 - 8 * $0)) }
        let digest = version == 0 ? SHA1.digest(of: bytes) : SHA256.digest(of: bytes)
        token = digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        initialSequence = digest.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

/// The connections over several paths of a trace.
struct MultipathTable: Sendable {
    private struct Entry: Sendable {
        var master: Int?
        var streams: [Int] = []
        var keys: [MultipathKey?] = [nil, nil]
        /// Which subtypes have been used, a bit each.
        var operations: UInt16 = 0
        /// Sides whose first number is settled.
        var isSettled = [false, false]
    }

    /// Where a stream belongs, and whether its side 0 is the connection's side 1.
    private struct Membership: Sendable {
        var entry: Int
        var isSwapped: Bool
    }

    private var entries: [Entry] = []
    private var memberships: [Int: Membership] = [:]
    private var tokens: [UInt32: Membership] = [:]

    /// Which subtypes the connection over several paths of a stream has used; `nil` where there is none.
    func operations(of stream: Int) -> UInt16? { memberships[stream].map { entries[$0.entry].operations } }

    /// Takes in the options of a segment; `nil` where it has none of Multipath TCP, or belongs nowhere yet.
    mutating func note(_ options: [TCPOption], stream: Int, side: Int, isSYN: Bool) -> MultipathAnalysis? {
        let own = options.filter { $0.kind == 30 && $0.bytes.count > 2 }
        guard !own.isEmpty else { return nil }
        for option in own { note(option, stream: stream, side: side, isSYN: isSYN) }
        guard let place = memberships[stream] else { return nil }
        for option in own { entries[place.entry].operations |= 1 << UInt16(option.bytes[2] >> 4) }
        let entry = entries[place.entry]
        let number = place.isSwapped ? 1 - side : side
        var analysis = MultipathAnalysis()
        analysis.number = place.entry
        analysis.master = entry.master
        analysis.streams = entry.streams
        analysis.sequenceBase = entry.keys[number]?.initialSequence
        if entry.isSettled[1 - number] { analysis.acknowledgmentBase = entry.keys[1 - number]?.initialSequence }
        return analysis
    }

    private mutating func note(_ option: TCPOption, stream: Int, side: Int, isSYN: Bool) {
        let subtype = option.number(.multipathSubtype)
        if subtype == 0 {
            guard let key = option.number(.multipathSenderKey) else { return }
            noteKey(
                MultipathKey(key, version: option.bytes[2] & 0xf), isEchoed: option.bytes.count >= 20, stream, side)
        } else if subtype == 1, isSYN, let token = option.number(.multipathToken) {
            join(stream, side: side, token: UInt32(truncatingIfNeeded: token))
        } else if memberships[stream] == nil {
            open(stream)
        }
        guard subtype == 2, let place = memberships[stream], option.number(.multipathDataSequence) != nil else {
            return
        }
        entries[place.entry].isSettled[place.isSwapped ? 1 - side : side] = true
    }

    private mutating func open(_ stream: Int) {
        memberships[stream] = Membership(entry: entries.count, isSwapped: false)
        entries.append(Entry())
    }

    private mutating func noteKey(_ key: MultipathKey, isEchoed: Bool, _ stream: Int, _ side: Int) {
        if memberships[stream] == nil { open(stream) }
        guard let place = memberships[stream] else { return }
        if entries[place.entry].streams.isEmpty {
            entries[place.entry].master = stream
            entries[place.entry].streams = [stream]
        }
        let number = place.isSwapped ? 1 - side : side
        entries[place.entry].keys[number] = key
        if isEchoed { entries[place.entry].isSettled[number] = true }
        tokens[key.token] = Membership(entry: place.entry, isSwapped: number == 1)
    }

    /// The token is that of the side which the SYN goes to.
    private mutating func join(_ stream: Int, side: Int, token: UInt32) {
        guard memberships[stream] == nil else { return }
        if let target = tokens[token] {
            let receiver = target.isSwapped ? 1 : 0
            memberships[stream] = Membership(entry: target.entry, isSwapped: receiver == side)
        } else {
            open(stream)
        }
        if let place = memberships[stream] { entries[place.entry].streams.insert(stream, at: 0) }
    }
}
