public import PacketTrace

/// The provenance of a packet's bytes in one line, for a comment on the packet.
public enum ProvenanceComment {
    /// `wiretext: 0-19 assumed, 20-51 stated; 12 of 64 bytes not known`
    public static func text(of image: PacketImage) -> String {
        let ranges = image.ranges.map { "\($0.offset)-\($0.offset + $0.length - 1) \($0.provenance.name)" }
        let missing = image.originalLength - image.bytes.count
        return "wiretext: " + ranges.joined(separator: ", ")
            + (missing > 0 ? "; \(missing) of \(image.originalLength) bytes not known" : "")
    }
}
