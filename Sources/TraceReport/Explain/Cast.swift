import PacketTrace
import TCPWire

/// Who the two sides of a connection are, as a report calls them.
struct Cast {
    /// Side that stands on the left: the client, if the trace shows which one that is.
    let left: Int
    private let isOpening: Bool
    private let talk: Lesson.Talk

    init(_ talk: Lesson.Talk) {
        self.talk = talk
        let client = talk.handshake?.isSimultaneous == true ? nil : talk.connection.client
        left = client ?? 0
        isOpening = client != nil
    }

    /// Whether the trace shows who opened the connection.
    var knowsClient: Bool { isOpening }

    /// `the client`
    func name(_ side: Int) -> String {
        if isOpening { return side == left ? "the client" : "the server" }
        return side == 0 ? "side A" : "side B"
    }

    func title(_ side: Int) -> String {
        if isOpening { return side == left ? "Client" : "Server" }
        return side == 0 ? "Side A" : "Side B"
    }

    func port(_ side: Int) -> UInt16 { talk.connection[side].port }

    /// The side's address, where it is printed.
    func address(_ side: Int) -> String? {
        guard let pair = talk.connection.addresses else { return nil }
        let names = AddressText.pair(pair)
        return side == 0 ? names.source : names.destination
    }

    /// `192.0.2.1, port 443`
    func place(_ side: Int) -> String {
        (address(side).map { $0 + ", " } ?? "") + "port \(port(side))"
    }

    /// `192.0.2.1 → 192.0.2.2`, ports and all.
    func way(_ side: Int) -> String { "\(title(side)) → \(title(1 - side))" }

    static func sentenceStart(_ text: String) -> String {
        guard let first = text.utf8.first, (97...122).contains(first) else { return text }
        return String(Character(Unicode.Scalar(first - 32))) + String(text.dropFirst())
    }
}

/// What ports are registered for, where learners meet them (IANA's service names).
enum ServiceNames {
    static func name(_ port: UInt16) -> StaticString? {
        switch port {
        case 20: "FTP data"
        case 21: "FTP"
        case 22: "SSH"
        case 23: "Telnet"
        case 25: "SMTP (mail)"
        case 53: "DNS"
        case 80: "HTTP (web pages)"
        case 88: "Kerberos"
        case 110: "POP3 (mail)"
        case 119: "NNTP"
        case 143: "IMAP (mail)"
        case 179: "BGP"
        case 389: "LDAP"
        case 443: "HTTPS (web pages over TLS)"
        case 445: "SMB (file sharing)"
        case 465, 587: "mail submission"
        case 636: "LDAP over TLS"
        case 853: "DNS over TLS"
        case 993: "IMAP over TLS"
        case 995: "POP3 over TLS"
        case 1433: "Microsoft SQL Server"
        case 3306: "MySQL"
        case 3389: "Remote Desktop"
        case 5432: "PostgreSQL"
        case 6379: "Redis"
        case 8080: "an alternative for HTTP"
        default: nil
        }
    }
}
