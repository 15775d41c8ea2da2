/// Words that a report uses, explained.
enum Glossary {
    private static let entries: [(word: String, meaning: String)] = [
        ("ACK", "Acknowledgment. A flag, and a segment whose only purpose is to confirm."),
        ("Client", "Who opens the connection, with the first SYN."),
        ("Handshake", "The segments that open a connection: SYN, SYN-ACK, ACK."),
        ("Header", "The part of a segment before the data, made for the two TCP programs and for nobody else."),
        (
            "ISN",
            "Initial sequence number: where one side begins to count its bytes. It is drawn so that nobody can guess it."
        ),
        ("MSS", "Maximum segment size: how many bytes of data one segment may carry."),
        (
            "MTU",
            "Maximum transmission unit: the largest IP packet that a link carries in one piece, 1500 bytes on Ethernet."
        ),
        ("Octet", "Eight bits; what is called a byte here."),
        ("Ones' complement", "A way to add in which a carry out of the highest bit is added to the lowest one."),
        ("Option", "An addition to the header: a kind, a length, and what it has to say."),
        ("Port", "A number that tells the conversations of one machine apart."),
        ("Pseudo-header", "Addresses, protocol and length, which the checksum covers although TCP does not send them."),
        ("Relative number", "A sequence number less the first one of its side; easier to read, but never on the wire."),
        ("Round trip", "The time that a segment and its answer take together."),
        ("Segment", "What TCP sends in one piece: a header, and perhaps data."),
        ("Server", "Who waits at a port that is known, and answers the SYN."),
        ("SYN", "Synchronise. The flag of the first segment of each side; it takes one sequence number."),
        ("Window", "How many bytes the receiver can still take; the sender may have that much on the way."),
    ]

    static func section() -> Section {
        Section(
            Anchor("glossary"), ["Glossary"],
            blocks: [
                .definitions(
                    entries.map { entry in
                        Definition(
                            Anchor("word-" + entry.word), [.text(entry.word)],
                            blocks: [.paragraph([.text(entry.meaning)])])
                    })
            ])
    }
}
