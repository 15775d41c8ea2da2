/// How the attributes of PDML's fields hang together, where their form does not tell.
struct AuditNames {
    enum Kind: UInt8 {
        /// `show` and the label have the number that `value` has in hexadecimal.
        case number
        /// The same, unless its bytes are those of the whole option, as up to 1.8.
        case segmentSize
        /// `show` has the digits of a single byte, as of an option without a value.
        case octet
        /// The bits are there, but what is shown counts in another unit or from another start.
        case bitsOnly
        /// The bytes are not those of the place, or the label is not that of the bits.
        case ignored
        /// The power of two of its bits.
        case power
        /// The number in the label is another one.
        case shownOnly
        /// `True` for several bits of which one is set.
        case anyBit
        /// The flags, whose upper four bits not every version shows.
        case flags
        /// A number of the frame that stands in `geninfo` as well: the slot of it.
        case frameNumber, frameLength, captureLength
        /// Six bits that are printed as a number and one by one.
        case completeness
        /// The moment of capture: seconds since 1970, or a date that counts as UTC where it says so.
        case epoch, calendar
        /// Seconds by which times were shifted, and truths: nothing but themselves, and hardly ever set.
        case shift, mark
        /// A word in the label stands for the number in `show`.
        case named
        /// What a remark is about, and how grave it is, as a number and as a word.
        case remark
        /// `TSval 1, TSecr 2` in the label.
        case timestamps
        /// Units of eight bytes, but the number counts bytes.
        case fragmentOffset
        /// A factor, or a number below zero that stands for words.
        case scaleFactor
        /// What is shown stands in the label once more, letter by letter.
        case text
    }

    static let shared = AuditNames()
    private var kinds: [UInt64: Kind] = [:]

    /// Names of a kind, and how many bytes such a field has.
    private static let rows: [(Kind, [StaticString])] = [
        (
            .number,
            [
                "eth.type", "eth.len", "eth.dst.oui", "eth.src.oui", "eth.addr.oui", "vlan.etype", "vlan.len",
                "sll.etype", "sll.halen", "sll.hatype", "sll.pkttype", "sll.ifindex",
                "ip.dsfield", "ip.id", "ip.ttl", "ip.proto", "ip.checksum", "ip.opt.len", "ip.opt.ptr", "ip.opt.type",
                "ip.opt.ra", "ip.opt.time_stamp",
                "ipv6.plen", "ipv6.nxt", "ipv6.hlim", "ipv6.hopopts.nxt", "ipv6.hopopts.len", "ipv6.dstopts.nxt",
                "ipv6.dstopts.len", "ipv6.fraghdr.nxt", "ipv6.fraghdr.ident", "ipv6.opt.type", "ipv6.opt.length",
                "ipv6.routing.nxt", "ipv6.routing.len", "ipv6.routing.type", "ipv6.routing.segleft",
                "tcp.srcport", "tcp.dstport", "tcp.port", "tcp.seq_raw", "tcp.ack_raw", "tcp.window_size_value",
                "tcp.checksum", "tcp.urgent_pointer", "tcp.option_kind", "tcp.option_len", "tcp.options.type",
                "tcp.options.wscale.shift", "tcp.options.timestamp.tsval",
                "tcp.options.timestamp.tsecr", "tcp.options.ao.keyid", "tcp.options.ao.rnextkeyid",
                "tcp.options.cc_value", "tcp.options.echo_value", "tcp.options.acc_ecn.ee0b",
                "tcp.options.acc_ecn.eceb", "tcp.options.acc_ecn.ee1b", "tcp.options.qs.ttl_diff",
                "tcp.options.experimental.exid", "tcp.options.experimental.magic_number",
            ]
        ),
        (.segmentSize, ["tcp.options.mss_val"]),
        (.octet, ["tcp.options.nop", "tcp.options.eol"]),
        (
            .bitsOnly,
            [
                "ip.hdr_len", "tcp.hdr_len", "tcp.options.rvbd.probe.version_raw", "eth.fcs",
                "ipv6.sa_mac", "ipv6.src_sa_mac", "ipv6.dst_sa_mac", "ipv6.slaac_mac", "ipv6.src_slaac_mac",
                "ipv6.dst_slaac_mac",
            ]
        ),
        (
            .ignored,
            ["eth.fcs_good", "eth.fcs_bad", "tcp.options.rvbd.probe.version"]
        ),
        (.epoch, ["frame.time_epoch"]),
        (.calendar, ["frame.time", "frame.time_utc", "timestamp"]),
        (.shift, ["frame.offset_shift"]),
        (.mark, ["frame.marked", "frame.ignored"]),
        (.named, ["tcp.checksum.status", "ip.checksum.status", "frame.encap_type"]),
        (.remark, ["_ws.expert.severity", "_ws.expert.group"]),
        (.timestamps, ["tcp.options.timestamp"]),
        (.scaleFactor, ["tcp.window_size_scalefactor"]),
        (.fragmentOffset, ["ip.frag_offset"]),
        (.power, ["tcp.options.wscale.multiplier"]),
        (.shownOnly, ["tcp.options.qs.rate"]),
        (.anyBit, ["tcp.flags.res"]),
        (.flags, ["tcp.flags"]),
        (.frameNumber, ["frame.number", "num"]),
        (.frameLength, ["frame.len", "frame.pkt_len", "len"]),
        (.captureLength, ["frame.cap_len", "caplen"]),
        (
            .completeness,
            [
                "tcp.completeness", "tcp.completeness.rst", "tcp.completeness.fin", "tcp.completeness.data",
                "tcp.completeness.ack", "tcp.completeness.syn-ack", "tcp.completeness.syn",
            ]
        ),
        (
            .text,
            [
                "eth.dst_resolved", "eth.src_resolved", "eth.addr_resolved",
                "ip.src_host", "ip.dst_host", "ip.host", "ipv6.src_host", "ipv6.dst_host", "ipv6.host",
                "eth.dst.oui_resolved", "eth.src.oui_resolved", "eth.addr.oui_resolved",
            ]
        ),
    ]

    /// What is looked at: fields of the headers around a segment.
    private static let prefixes: [StaticString] = [
        "tcp.", "ip.", "ipv6.", "eth.", "frame.", "vlan.", "sll.", "_ws.expert",
    ]

    private init() {
        for (kind, names) in Self.rows {
            for name in names {
                var hash = Self.start
                for index in 0..<name.utf8CodeUnitCount { hash = Self.mix(hash, unsafe name.utf8Start[index]) }
                kinds[hash] = kind
            }
        }
    }

    private static let start: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a.
    @inline(__always)
    private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }

    /// The kind of a name; `nil` where its form alone tells.
    func kind(_ text: Span<UInt8>, from start: Int, to end: Int) -> Kind? {
        var hash = Self.start
        for offset in start..<max(start, end) { hash = Self.mix(hash, text[offset]) }
        return kinds[hash]
    }

    /// Whether a name is that of a field that is looked at.
    func isAudited(_ text: Span<UInt8>, from start: Int) -> Bool {
        Self.prefixes.contains { text.hasBytes($0, at: start) }
    }
}
