extension TCPOptionSpec {
    /// An appliance looks for its peer. Several layouts exist; what is read here stands in all that Wireshark prints so.
    static let riverbedProbe = TCPOptionSpec(
        kind: 76, name: "Riverbed Probe", reference: "",
        listNames: ["Riverbed Probe"], headings: ["Riverbed Probe"],
        layouts: [
            OptionLayout(
                [
                    OptionPart(.probeTypeVersion, offset: 2, width: 1), OptionPart(.probeReserved, offset: 3, width: 1),
                    OptionPart(.probeClient, offset: 4, width: 4), OptionPart(.probeApplication, offset: 8, width: 2),
                ], when: [OptionLayout.Condition(0x01, mask: 0xff, at: 2)]),
            OptionLayout([OptionPart(.probeTypeVersion, offset: 2, width: 1)]),
        ],
        lines: [
            FieldRow(.probeTypeVersion, "tcp.options.rvbd.probe.type1", .option, .bits, ["Type:", "Version:"]),
            FieldRow(.probeReserved, "tcp.options.rvbd.probe.reserved", .option, .number, ["Reserved:"]),
            FieldRow(.probeClient, "tcp.options.rvbd.probe.prober", .option, .address4, ["CSH IP:"]),
            FieldRow(
                .probeApplication, "tcp.options.rvbd.probe.appli_ver", .option, .number, ["Application Version:"]),
        ])

    /// The addresses and ports of the connection that an appliance stands in for.
    static let riverbedTransparency = TCPOptionSpec(
        kind: 78, name: "Riverbed Transparency", reference: "",
        listNames: ["Riverbed Transparency"], headings: ["Riverbed Transparency"],
        layouts: [
            OptionLayout([
                OptionPart(.transparencyFlags, offset: 2, width: 2),
                OptionPart(.transparencySource, offset: 4, width: 4),
                OptionPart(.transparencyDestination, offset: 8, width: 4),
                OptionPart(.transparencySourcePort, offset: 12, width: 2),
                OptionPart(.transparencyDestinationPort, offset: 14, width: 2),
                OptionPart(.transparencyClientPort, offset: 16, width: 2),
            ])
        ],
        lines: [
            FieldRow(
                .transparencyFlags, "tcp.options.rvbd.trpy.flags", .option, .number, ["Transparency Options:"]),
            FieldRow(
                .transparencyFlags, "tcp.options.rvbd.trpy.flags", .option, .bits,
                [
                    "Enable FW traversal feature:", "Enable Inner FW feature on All FWs:",
                    "Enable Transparency FW feature on All FWs:", "Reserved:", "Out of band connection:",
                    "Transparency Mode:",
                ]),
            FieldRow(.transparencySource, "tcp.options.rvbd.trpy.src.ip", .option, .address4, ["Src SH IP Addr:"]),
            FieldRow(
                .transparencyDestination, "tcp.options.rvbd.trpy.dst.ip", .option, .address4, ["Dst SH IP Addr:"]),
            FieldRow(
                .transparencySourcePort, "tcp.options.rvbd.trpy.src.port", .option, .number, ["Src SH Inner Port:"]),
            FieldRow(
                .transparencyDestinationPort, "tcp.options.rvbd.trpy.dst.port", .option, .number,
                ["Dst SH Inner Port:"]),
            FieldRow(
                .transparencyClientPort, "tcp.options.rvbd.trpy.client.port", .option, .number,
                ["Out of band connection Client Port:"]),
        ])
}
