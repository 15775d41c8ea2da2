/// Addresses, ports and first sequence numbers.
enum EndpointMeaning {
    static let rows = [
        MeaningRow("ip.src", "ip.dst", "ipv6.src", "ipv6.dst", meaning: address),
        MeaningRow("tcp.srcport") { _, judge in
            judge.isSameConnection
                ? Meaning(.path, "port translated", "NAT gave the connection another client port.")
                : Meaning(.noise, "varies", "Clients take another port for each connection.")
        },
        MeaningRow("tcp.dstport") { _, judge in
            judge.isSameConnection
                ? Meaning(.path, "port forwarded", "NAT or a load balancer sends it on to another port.")
                : Meaning(
                    .endpoint, "port", "The client asks for another port.",
                    or: [Meaning.Reading(.path, "a proxy or port forwarding on one path")])
        },
        MeaningRow("tcp.seq_raw", meaning: sequence),
    ]

    private static func address(_ difference: Difference, _ judge: Judge) -> Meaning {
        let isClient = difference.field.utf8.suffix(3).elementsEqual("src".utf8)
        if judge.isSameConnection {
            return Meaning(
                .path, "address translated",
                isClient
                    ? "NAT gave the client another address." : "NAT or a load balancer sends it on to another address.")
        }
        return Meaning(
            .endpoint, isClient ? "another client" : "another server", "The hosts have other addresses.",
            or: [Meaning.Reading(.path, "NAT on one path")])
    }

    private static func sequence(_ difference: Difference, _ judge: Judge) -> Meaning {
        guard judge.isSameConnection, let vantage = judge.vantage else {
            return Meaning(.noise, "varies", "Each connection begins with another number.")
        }
        let offset = difference.segment == .synACK ? vantage.serverOffset : vantage.clientOffset
        switch offset {
        case .constant(let shift, let segments):
            if vantage.isProxied, difference.segment == .synACK {
                return Meaning(
                    .path, "shifted by \(shift)",
                    "A proxy answered with a number of its own, and shifts the server's by \(shift) in all \(segments) segments."
                )
            }
            return Meaning(
                .path, "shifted by \(shift)",
                "All \(segments) segments that show it are shifted by \(shift): a firewall hides the host's own numbers.",
                cost: "SACK blocks break where the firewall leaves them as they are")
        case .varying:
            return Meaning(
                .path, "numbers of another connection",
                "The shift is not the same in all segments: a proxy has a connection of its own on each side.")
        case .single(let shift):
            return Meaning(
                .path, "shifted by \(shift)", "One segment shows a shift of \(shift): a firewall or a proxy.",
                or: [Meaning.Reading(.endpoint, "the traces do not show the same connection")])
        case .none, .unseen:
            return Meaning(.path, "rewritten", "A device rewrote the number.")
        }
    }
}
