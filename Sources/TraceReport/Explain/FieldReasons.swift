/// Why each field exists: what would go wrong without it.
enum FieldReasons {
    struct Reason {
        var key: String
        var name: String
        var hue: Hue
        var why: String
        var reference: String
    }

    static let fixed: [Reason] = [
        Reason(
            key: "srcport", name: "Source port", hue: .port,
            why:
                "One machine holds many conversations at once. The port says which one of them the answer belongs to; together "
                + "with both addresses and the other port it names a connection.",
            reference: "RFC 9293, section 3.1"),
        Reason(
            key: "dstport", name: "Destination port", hue: .port,
            why:
                "It says which program on the other machine is wanted. Servers wait at numbers that are agreed on beforehand, "
                + "or nobody would find them.",
            reference: "RFC 6335, section 6"),
        Reason(
            key: "seq", name: "Sequence number", hue: .sequence,
            why:
                "The network may lose packets, double them and change their order. Since every byte has a number, the receiver "
                + "can put the stream together again and sees what is missing.",
            reference: "RFC 9293, section 3.4"),
        Reason(
            key: "ack", name: "Acknowledgment number", hue: .acknowledgment,
            why:
                "The sender must learn what arrived, to forget it, and what did not, to send it again. One number is enough: "
                + "everything before it is there.",
            reference: "RFC 9293, section 3.4"),
        Reason(
            key: "offset", name: "Data offset", hue: .control,
            why:
                "Options make the header longer, so the receiver must be told where the data begin. Counting words of four "
                + "bytes, four bits reach up to 60 bytes.",
            reference: "RFC 9293, section 3.1"),
        Reason(
            key: "flags", name: "Control bits", hue: .control,
            why:
                "A segment can open, confirm, end or refuse. One bit for each, so that one segment can do several of these at "
                + "once, as the SYN-ACK does.",
            reference: "RFC 9293, section 3.1"),
        Reason(
            key: "window", name: "Window", hue: .window,
            why:
                "A receiver that cannot keep up must be able to say so. The sender may have at most this much on the way that "
                + "is not confirmed.",
            reference: "RFC 9293, section 3.8.6"),
        Reason(
            key: "checksum", name: "Checksum", hue: .checksum,
            why:
                "Memory and cables flip bits. The sum covers header and data, and the addresses as well, so that a segment that "
                + "went to the wrong machine is noticed.",
            reference: "RFC 9293, section 3.1"),
        Reason(
            key: "urgent", name: "Urgent pointer", hue: .urgent,
            why:
                "It was meant for a key press that must overtake all that waits, as an interrupt does. New programs should not "
                + "use it.",
            reference: "RFC 6093, section 5"),
    ]

    static func option(_ kind: UInt8) -> (why: String, reference: String) {
        switch kind {
        case 0:
            (
                "Where options do not fill the last word, something must say that what follows is none.",
                "RFC 9293, section 3.1"
            )
        case 1:
            (
                "Some machines read numbers faster that begin at a multiple of four; this byte moves them there.",
                "RFC 9293, section 3.1"
            )
        case 2:
            (
                "Segments that are too large for the link are cut into pieces on the way, or thrown away. So each side says how "
                    + "much it can take in one piece.", "RFC 9293, section 3.7.1"
            )
        case 3:
            (
                "The window field has 16 bits, at most 65535 bytes on the way. On a fast or long path the sender would wait most "
                    + "of the time; shifting makes room for a gigabyte.", "RFC 7323, section 2.2"
            )
        case 4:
            (
                "The acknowledgment number can only say “everything up to here”. With several losses at once that makes the "
                    + "sender repeat much that has arrived.", "RFC 2018, section 2"
            )
        case 5: ("It names blocks that arrived, so that only the holes are sent again.", "RFC 2018, section 3")
        case 8:
            (
                "They measure the round trip with every segment, and tell old segments from new ones when sequence numbers have "
                    + "gone once around.", "RFC 7323, section 3.2"
            )
        case 30:
            (
                "A phone has Wi-Fi and mobile radio. Multipath TCP lets one conversation use both.",
                "RFC 8684, section 3.1"
            )
        case 34:
            (
                "The handshake costs a round trip before the first byte. The cookie proves that the client has been here before, "
                    + "so its data may come with the SYN.", "RFC 7413, section 4.1"
            )
        case 29: ("It signs every segment, so that nobody in between can forge one.", "RFC 5925, section 2.2")
        case 19: ("It signs every segment; routers use it between each other.", "RFC 2385, section 2")
        case 28: ("It says how long to wait before giving the connection up.", "RFC 5482, section 3")
        case 172, 174: ("It counts exactly how many bytes arrived with a congestion mark.", "RFC 9768, section 3.2.3")
        default: ("Options leave room for what nobody thought of in 1981.", "RFC 9293, section 3.1")
        }
    }
}
