/// The protocol field of PPP has one byte or two (RFC 1661, section 6.5); the text does not say how many.
enum PPPImage {
    /// - Parameter room: what the lengths of the frame leave for the header, where they tell.
    static func compress(_ image: inout HeaderImage, to room: Int?) {
        let count = image.bytes.count
        guard count >= 2, image.bytes[count - 2] == 0 else { return }
        if room == count - 1 {
            image.bytes.remove(at: count - 2)
            image.provenance.remove(at: count - 2)
        } else if room != count {
            image.provenance[count - 2] = .assumed
        }
    }
}
