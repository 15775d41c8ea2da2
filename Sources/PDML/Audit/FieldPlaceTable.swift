extension FieldPlaces {
    typealias Group = (layer: Layer, anchor: Anchor, offset: Int, size: Int?, names: String)

    /// A name that stands in several groups has one of these places.
    static let table: [Group] = general + remarks + ethernet + ip4 + ip6 + tcp + options

    private static let remarks: [Group] = [Layer.ethernet, .ip4, .ip6, .tcp].flatMap { layer -> [Group] in
        [
            (layer, .zero, 0, 0, "_ws.expert.message _ws.expert.severity _ws.expert.group"),
            (layer, .around, 0, 0, "_ws.expert"),
        ]
    }

    private static let general: [Group] = [
        (.general, .zero, 0, nil, "num len caplen timestamp"),
        (
            .frame, .zero, 0, 0,
            """
            frame.cap_len frame.dlt frame.encap_type frame.encoding frame.ignored frame.len frame.marked frame.number \
            frame.offset_shift frame.pkt_len frame.protocols frame.time frame.time_delta frame.time_delta_displayed \
            frame.time_epoch frame.time_relative frame.time_utc
            """
        ),
    ]

    private static let ethernet: [Group] = [
        (.ethernet, .layer, 0, 3, "eth.addr.oui eth.dst.ig eth.dst.lg eth.dst.oui eth.ig eth.lg"),
        (
            .ethernet, .layer, 0, 6,
            "eth.addr eth.addr.oui_resolved eth.addr_resolved eth.dst eth.dst_resolved eth.dst.oui_resolved"
        ),
        (.ethernet, .layer, 6, 3, "eth.addr.oui eth.ig eth.lg eth.src.ig eth.src.lg eth.src.oui"),
        (
            .ethernet, .layer, 6, 6,
            "eth.addr eth.addr.oui_resolved eth.addr_resolved eth.src eth.src.oui_resolved eth.src_resolved"
        ),
        (.ethernet, .layer, 12, 2, "eth.len eth.type"),
        // Behind tags, where these were part of the layer.
        (.ethernet, .layer, 16, 2, "eth.type"), (.ethernet, .layer, 20, 2, "eth.type"),
        (.ethernet, .layer, 0, 0, "eth.stream"),
    ]

    private static let ip4: [Group] = [
        (.ip4, .layer, 0, 1, "ip.hdr_len ip.version"),
        (.ip4, .layer, 1, 1, "ip.dsfield ip.dsfield.ce ip.dsfield.dscp ip.dsfield.ecn ip.dsfield.ect"),
        (.ip4, .layer, 2, 2, "ip.len"), (.ip4, .layer, 4, 2, "ip.id"),
        (.ip4, .layer, 6, 1, "ip.flags ip.flags.df ip.flags.mf ip.flags.rb ip.flags.sf"),
        (.ip4, .layer, 6, 2, "ip.flags ip.flags.df ip.flags.mf ip.flags.rb ip.flags.sf ip.frag_offset"),
        (.ip4, .layer, 8, 1, "ip.ttl"), (.ip4, .layer, 9, 1, "ip.proto"),
        (.ip4, .layer, 10, 2, "ip.checksum ip.checksum_bad ip.checksum_good"),
        (.ip4, .layer, 10, 0, "ip.checksum.status"),
        (.ip4, .layer, 12, 4, "ip.addr ip.host ip.src ip.src_host"),
        (.ip4, .layer, 16, 4, "ip.addr ip.cur_rt ip.cur_rt_host ip.dst ip.dst_host ip.host"),
    ]

    private static let ip6: [Group] = [
        (.ip6, .layer, 0, 1, "ip.version ipv6.version"),
        (
            .ip6, .layer, 0, 4,
            """
            ipv6.class ipv6.flow ipv6.tclass ipv6.tclass.dscp ipv6.tclass.ecn ipv6.traffic_class.ce \
            ipv6.traffic_class.dscp ipv6.traffic_class.ect
            """
        ),
        (.ip6, .layer, 0, 0, "ipv6.stream"), (.ip6, .layer, 1, 3, "ipv6.flow"), (.ip6, .layer, 4, 2, "ipv6.plen"),
        (.ip6, .layer, 6, 1, "ipv6.nxt"),
        // Extension headers have one of their own.
        (.ip6, .parent, 0, 1, "ipv6.nxt"),
        (.ip6, .layer, 7, 1, "ipv6.hlim"),
        (.ip6, .layer, 8, 16, "ipv6.addr ipv6.host ipv6.src ipv6.src_host"),
        (.ip6, .layer, 24, 16, "ipv6.addr ipv6.dst ipv6.dst_host ipv6.host"),
    ]

    private static let tcp: [Group] = [
        (.tcp, .layer, 0, 2, "tcp.port tcp.srcport"), (.tcp, .layer, 2, 2, "tcp.dstport tcp.port"),
        (
            .tcp, .layer, 0, 0,
            """
            tcp.analysis tcp.analysis.ack_rtt tcp.analysis.acks_frame tcp.analysis.bytes_in_flight \
            tcp.analysis.duplicate_ack_frame tcp.analysis.duplicate_ack_num tcp.analysis.initial_rtt \
            tcp.analysis.push_bytes_sent tcp.analysis.rto tcp.analysis.rto_frame tcp.completeness tcp.completeness.str \
            tcp.len tcp.nxtseq tcp.stream tcp.stream.pnum tcp.time_delta tcp.time_relative
            """
        ),
        (.tcp, .layer, 0, 0, "Timestamps"), (.tcp, .behind, 0, nil, "tcp.payload"),
        // Up to 3.6 as many bytes as the number has in memory, or where the header's length stands.
        (.tcp, .layer, 0, 4, "tcp.len"), (.tcp, .layer, 12, 1, "tcp.len"),
        (.tcp, .layer, 4, 4, "tcp.seq tcp.seq_raw"), (.tcp, .layer, 8, 4, "tcp.ack tcp.ack_raw"),
        (.tcp, .layer, 12, 1, "tcp.flags.ae tcp.flags.ns tcp.flags.res tcp.hdr_len"),
        (.tcp, .layer, 12, 2, "tcp.flags tcp.flags.ace tcp.flags.str"),
        (
            .tcp, .layer, 13, 1,
            """
            tcp.flags tcp.flags.ack tcp.flags.cwr tcp.flags.ece tcp.flags.ecn tcp.flags.fin tcp.flags.push \
            tcp.flags.reset tcp.flags.syn tcp.flags.urg
            """
        ),
        (.tcp, .layer, 14, 2, "tcp.window_size tcp.window_size_scalefactor tcp.window_size_value"),
        (.tcp, .layer, 16, 0, "tcp.checksum.status"),
        (.tcp, .layer, 16, 2, "tcp.checksum tcp.checksum_bad tcp.checksum_good"),
        (.tcp, .layer, 18, 2, "tcp.urgent_pointer"), (.tcp, .layer, 20, nil, "tcp.options"),
        (
            .tcp, .zero, 0, 0,
            """
            tcp.completeness.ack tcp.completeness.data tcp.completeness.fin tcp.completeness.rst \
            tcp.completeness.syn tcp.completeness.syn-ack tcp.connection.fin tcp.connection.fin_active \
            tcp.connection.fin_passive tcp.connection.rst tcp.connection.syn tcp.connection.synack tcp.ack.nonzero
            """
        ),
    ]

    private static let options: [Group] = [
        // How long an option is, its own length says; the digits are counted elsewhere.
        (
            .tcp, .chain, 0, nil,
            """
            tcp.options.nop tcp.options.eol tcp.options.sack_perm tcp.options.wscale tcp.options.mss \
            tcp.options.timestamp tcp.options.time_stamp tcp.options.sack tcp.options.snack tcp.options.tfo
            """
        ),
        (.tcp, .parent, 0, 1, "tcp.option_kind"), (.tcp, .parent, 1, 1, "tcp.option_len"),
        (.tcp, .parent, 2, 2, "tcp.options.mss_val"), (.tcp, .parent, 0, 4, "tcp.options.mss_val"),
        (.tcp, .parent, 2, 1, "tcp.options.wscale.multiplier tcp.options.wscale.shift"),
        (.tcp, .parent, 2, 4, "tcp.options.timestamp.tsval"), (.tcp, .parent, 6, 4, "tcp.options.timestamp.tsecr"),
    ]
}
