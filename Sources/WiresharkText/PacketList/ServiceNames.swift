import SourceText

/// Names that rows print for ports, with the numbers that IANA's registry of service names has for them.
enum ServiceNames {
    private static let names: [(name: StaticString, port: UInt64)] = [
        ("ftp-data", 20), ("ftp", 21), ("ssh", 22), ("telnet", 23), ("smtp", 25), ("domain", 53), ("gopher", 70),
        ("finger", 79), ("http", 80), ("kerberos", 88), ("pop3", 110), ("sunrpc", 111), ("nntp", 119), ("epmap", 135),
        ("netbios-ssn", 139), ("imap", 143), ("bgp", 179), ("ldap", 389), ("https", 443), ("microsoft-ds", 445),
        ("rtsp", 554), ("submission", 587), ("ldaps", 636), ("imaps", 993), ("pop3s", 995), ("ms-sql-s", 1433),
        ("nfs", 2049), ("mysql", 3306), ("ms-wbt-server", 3389), ("sip", 5060), ("xmpp-client", 5222),
        ("postgresql", 5432), ("amqp", 5672),
    ]

    /// The port of that name; `nil` where it is not known.
    static func port(_ text: Span<UInt8>, _ place: Range<Int>) -> UInt64? {
        names.first { $0.name.utf8CodeUnitCount == place.count && text.hasBytes($0.name, at: place.lowerBound) }?.port
    }
}
