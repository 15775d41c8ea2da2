/// What varies by itself.
enum NoiseMeaning {
    static let rows = [
        MeaningRow("frame.time_epoch", "ip.id", "ip.checksum", "ipv6.flow", "tcp.checksum") { difference, _ in
            Meaning(.noise, "varies", "It is different in every packet.")
        }
    ]
}
