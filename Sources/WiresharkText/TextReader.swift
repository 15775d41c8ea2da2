public import PacketTrace
public import SourceText
import TCPWire

/// Reads Wireshark's packet details out of a text that may hold anything else besides: one pass, one packet at a time.
///
/// A packet begins where a section opens that it already has, or that can not lie within it; nothing else ends one, as
/// Wireshark itself prints blank lines and hex dumps inside a packet.
public struct TextReader: Sendable {
    static let labels = LabelTable()

    /// Where reading goes on.
    public private(set) var position = 0
    /// What the first byte of the text stands at in the trace.
    public var base: Int
    var line = LineState()
    /// A line on the slow path; its memory is kept.
    var scratch = MendedText()
    /// Where the next packet opens within a line, behind which line reading goes on, and where a line was parted; -1
    /// where nothing of the kind happened.
    var resumeAt = -1
    var skipTo = -1
    var splitAt = -1
    /// Whether rows of a packet list are packets here.
    var list = PacketList.unknown
    /// How many fields of one line are open at once.
    var parts = 0
    /// Whether the last packet had a dump.
    private var hadDump = false
    /// Lines in the author's prose that speak to us: `wiretext: …`, from that word on.
    public internal(set) var directives: [SourceSpan] = []
    /// The line that is on the slow path.
    var mendedFrom = 0
    var mendedTo = 0

    /// Whether lines are read that only repeat others.
    let isClose: Bool
    var close = CloseState()

    /// - Parameters:
    ///   - base: what the first byte of the text stands at in the trace.
    ///   - isClose: whether lines that only repeat others are read as well, for lint: see ``PacketClaims/lines``.
    public init(base: Int = 0, isClose: Bool = false) {
        self.base = base
        self.isClose = isClose
    }

    /// Reads the next packet of `text` into `packet`; `false` at the end of the text.
    ///
    /// - Parameters:
    ///   - text: the whole text, the same in every call; it begins at a packet's boundary.
    ///   - packet: cleared, then filled.
    public mutating func next(in text: Span<UInt8>, into packet: inout PacketClaims) -> Bool {
        repeat {
            if readPacket(in: text, into: &packet) { return true }
            // Dumps of anything else are no packets; what follows them may be.
        } while hadDump && position < text.count
        return false
    }

    private mutating func readPacket(in text: Span<UInt8>, into packet: inout PacketClaims) -> Bool {
        packet.removeAll()
        line = LineState()
        close = CloseState()
        packet.text.start = base + position
        while position < text.count {
            let end = text.firstOffset(of: UInt8(ascii: "\n"), from: position, to: text.count)
            let opensNext = readLine(text, from: position, to: end, into: &packet)
            if opensNext {
                if resumeAt > position {
                    position = resumeAt
                    packet.text.end = base + position
                }
                resumeAt = -1
                if packet.claims.isEmpty, !packet.headers.isEmpty {
                    // A protocol's name in a sentence is no packet.
                    packet.removeAll()
                    line = LineState()
                    packet.text.start = base + position
                    continue
                }
                break
            }
            let last = max(end, skipTo)
            skipTo = -1
            position = min(last + 1, text.count)
            packet.text.end = base + last
        }
        hadDump = !packet.frameDump.isEmpty
        if hadDump || !packet.dataDump.isEmpty { packet.resolveDumps() }
        if packet.claims.isEmpty { packet.headers.removeAll(keepingCapacity: true) }
        return !packet.headers.isEmpty
    }
}

/// What the reader knows while it goes through one packet.
struct LineState: Sendable {
    /// The section that lines belong to now.
    var header = HeaderKind.other
    /// What reading a line's value needs of it, and changes.
    var place = ItemState()
    /// Column of the section headings.
    var base = 0
    /// Whether lines below a heading are indented in this packet.
    var isIndented = false
    /// Column of the line that names the options, and of their headings; -1 where there is none yet.
    var listColumn = -1
    var itemColumn = -1
    /// Lines deeper than this column belong to the option; -1 outside of options.
    var optionColumn = -1
    /// Whether the option began without a heading.
    var isHeadless = false
    /// Column of a heading within another section, to which its end leads back; or -1.
    var nestedColumn = -1
    /// The section around it.
    var outer = HeaderKind.other
    var outerIndex: UInt8 = 0
    /// Lines deeper than this column are not ours.
    var skipBelow = Int.max
    /// Whether the section stands inside an ICMP message.
    var isQuoted = false
    /// Whether the last section can carry another network header.
    var isTunnel = false
    /// Whether the segment has field lines only.
    var isImplied = false
    /// Which dump the last lines belong to, and the offset that its next one has.
    var dump = TextReader.DumpKind.none
    var dumpNext = 0
    /// How many bytes the payload has by its heading, as long as its lines are read; or 0.
    var dataLength = 0
    /// Whether the line that is read now was mended, and whether it could not be read.
    var isMended = false
    var isUnread = false
    /// Whether the packet is a row of a packet list.
    var isRow = false
    /// Whether the packet's end is known from elsewhere, so that no heading can open the next one.
    var isBounded = false

    /// Whether an option's lines stand no deeper than the line that names the options.
    var isFlat: Bool { itemColumn >= 0 && itemColumn <= listColumn }
}

/// Where in a packet a value stands: its section, and the option or list entry.
struct ItemState: Sendable {
    var headerIndex: UInt8 = 0
    var item: UInt8 = 0
    var hasItem = false
    /// Whether the option's version is known to misread some of its values.
    var misreads = false
    var leftEdges: UInt8 = 0
    var rightEdges: UInt8 = 0
    /// Which lines the option may have, as bits of ``LabelTable/context``.
    var optionLines: UInt64 = 0
}
