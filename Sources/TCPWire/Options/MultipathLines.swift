extension TCPOptionSpec {
    /// Multipath TCP's lines; up to 1.12 most labels begin with its name.
    static let multipathLines: [FieldRow] = [
        FieldRow(
            .multipathSubtype, "tcp.options.mptcp.subtype", .option, .number, ["Multipath TCP subtype:"]),
        FieldRow(.multipathVersion, "tcp.options.mptcp.version", .option, .number, ["Multipath TCP version:"]),
        FieldRow(.multipathFlags, "tcp.options.mptcp.flags", .option, .number, ["Multipath TCP flags:"]),
        FieldRow(
            .multipathFlags, "tcp.options.mptcp.flags", .option, .bits,
            [
                "Checksum required:", "Extensibility:", "Use HMAC-SHA1:", "Use HMAC-SHA256:",
                "Do not attempt to establish new subflows to this address and port:", "Backup flag:", "DATA_FIN:",
                "Data Sequence Number is 8 octets:",
                "Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present:",
                "Data ACK is 8 octets:", "Data ACK is present:", "Flag U:", "Flag V:", "Flag W:", "Transient:",
            ]),
        FieldRow(.multipathReserved, "tcp.options.mptcp.reserved", .option, .bits, ["Reserved:"]),
        FieldRow(
            .multipathSenderKey, "tcp.options.mptcp.sendkey", .option, .number,
            ["Sender's Key:", "Multipath TCP Sender's Key:"]),
        FieldRow(
            .multipathReceiverKey, "tcp.options.mptcp.recvkey", .option, .number,
            ["Receiver's Key:", "Multipath TCP Receiver's Key:"]),
        FieldRow(
            .multipathDataLength, "tcp.options.mptcp.datalvllen", .option, .number,
            ["Data-level Length:", "Multipath TCP Data-level Length:"]),
        FieldRow(
            .multipathChecksum, "tcp.options.mptcp.checksum", .option, .number,
            ["Checksum:", "Multipath TCP Checksum:"]),
        FieldRow(
            .multipathAddressIdentifier, "tcp.options.mptcp.addrid", .option, .number,
            ["Address ID:", "Multipath TCP Address ID:"]),
        FieldRow(
            .multipathToken, "tcp.options.mptcp.recvtok", .option, .number,
            ["Receiver's Token:", "Multipath TCP Receiver's Token:"]),
        FieldRow(
            .multipathRandom, "tcp.options.mptcp.sendrand", .option, .number,
            ["Sender's Random Number:", "Multipath TCP Sender's Random Number:"]),
        FieldRow(
            .multipathTruncatedCode, "tcp.options.mptcp.sendtrunchmac", .option, .number,
            ["Sender's Truncated HMAC:", "Multipath TCP Sender's Truncated MAC:"]),
        FieldRow(.multipathCode, "tcp.options.mptcp.sendhmac", .option, .octets, ["Sender's HMAC:"]),
        FieldRow(
            .multipathCodeWord, "tcp.options.mptcp.sendmac", .option, .number, ["Multipath TCP Sender's MAC:"]),
        FieldRow(
            .multipathDataAcknowledgment, "tcp.options.mptcp.rawdataack", .option, .number,
            ["Original MPTCP Data ACK:", "Multipath TCP Data ACK:"]),
        FieldRow(
            .multipathDataSequence, "tcp.options.mptcp.rawdataseqno", .option, .number,
            ["Data Sequence Number:", "Multipath TCP Data Sequence Number:"]),
        FieldRow(
            .multipathSubflowSequence, "tcp.options.mptcp.subflowseqno", .option, .number,
            ["Subflow Sequence Number:", "Multipath TCP Subflow Sequence Number:"]),
        FieldRow(
            .multipathIPVersion, "tcp.options.mptcp.ipver", .option, .number,
            ["IP version:", "Multipath TCP IPVer:"]),
        FieldRow(.multipathEcho, "tcp.options.mptcp.echo", .option, .pattern, ["Echo:"]),
        FieldRow(
            .multipathAddress4, "tcp.options.mptcp.ipv4", .option, .address4, ["Advertised IPv4 Address:"]),
        FieldRow(
            .multipathAddress6, "tcp.options.mptcp.ipv6", .option, .address6, ["Advertised IPv6 Address:"]),
        FieldRow(
            .multipathPort, "tcp.options.mptcp.port", .option, .number, ["Advertised port:", "Multipath TCP Port:"]),
        FieldRow(
            .multipathAddressCode, "tcp.options.mptcp.addaddrtrunchmac", .option, .number, ["Truncated HMAC:"]),
        FieldRow(.multipathReason, "tcp.options.mptcp.rst_reason", .option, .number, ["TCPRST Reason:"]),
    ]
}
