/// One packet of a capture file.
public struct CaptureRecord: Hashable, Sendable {
    /// What `bytes` begin with.
    public var linkType: LinkType
    /// When the packet was captured; nil where the file does not say (simple packet blocks), or says a time that
    /// 64-bit seconds cannot hold.
    public var time: CaptureTime?
    /// The length of the packet on the wire, in bytes. As stored: nothing keeps it from being less than `bytes.count`.
    public var originalLength: UInt32
    /// The captured bytes, from the link layer on. Fewer than `originalLength` where the packet was cut off.
    public var bytes: [UInt8]
    /// The packet's comment. Only pcapng has comments; several on one packet are joined by line feeds.
    public var comment: String?

    /// A record of exactly these values.
    public init(
        linkType: LinkType, time: CaptureTime?, originalLength: UInt32, bytes: [UInt8], comment: String? = nil
    ) {
        self.linkType = linkType
        self.time = time
        self.originalLength = originalLength
        self.bytes = bytes
        self.comment = comment
    }
}
