/// The bytes of one frame as a trace gives them, piece by piece; what no piece covers stays unknown.
public struct FrameBytes: Sendable {
    /// Zero where nothing is known.
    public private(set) var bytes: [UInt8] = []
    public private(set) var isKnown: [Bool] = []
    /// Where headers begin in the frame, by their index in the packet; -1 where that is not said.
    public private(set) var offsets: [Int] = []
    /// How many bytes differ from what an earlier piece said of the same place.
    public private(set) var conflicts = 0

    /// More than any link layer carries, segmentation offload included.
    public static let most = 1 << 20

    public init() {}

    public var isEmpty: Bool { bytes.isEmpty }

    /// Forgets the frame, keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        isKnown.removeAll(keepingCapacity: true)
        offsets.removeAll(keepingCapacity: true)
        conflicts = 0
    }

    /// Says how many bytes were captured; pieces beyond are refused.
    public mutating func begin(length: Int) {
        guard length <= Self.most, length > bytes.count else { return }
        bytes.append(contentsOf: repeatElement(0, count: length - bytes.count))
        isKnown.append(contentsOf: repeatElement(false, count: length - isKnown.count))
    }

    public mutating func noteHeader(_ index: Int, at offset: Int) {
        while offsets.count < index { offsets.append(-1) }
        if offsets.count == index { offsets.append(offset) }
    }

    /// Where a header begins in the frame.
    public func offset(ofHeader index: Int) -> Int? {
        index < offsets.count && offsets[index] >= 0 && offsets[index] < bytes.count ? offsets[index] : nil
    }

    /// Writes a byte unless an earlier piece did: the outer item is the frame's own, later ones may be another buffer's.
    @inline(__always)
    public mutating func paint(_ byte: UInt8, at offset: Int) {
        guard offset >= 0, offset < bytes.count else { return }
        if isKnown[offset] {
            if bytes[offset] != byte { conflicts += 1 }
        } else {
            bytes[offset] = byte
            isKnown[offset] = true
        }
    }
}
