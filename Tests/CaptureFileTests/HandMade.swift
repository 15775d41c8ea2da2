import CaptureFile

/// Builds pcapng blocks by hand, independently of the writer, also wrong ones.
struct HandMade {
    var order: ByteOrder
    var bytes: [UInt8] = []

    init(_ order: ByteOrder) {
        self.order = order
        section()
    }

    func number(_ value: UInt64, _ length: Int) -> [UInt8] {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * $0)) }
        return order == .littleEndian ? bytes : bytes.reversed()
    }

    func padded(_ bytes: [UInt8]) -> [UInt8] {
        bytes + Array(repeating: 0, count: (4 - bytes.count % 4) % 4)
    }

    func option(_ code: UInt64, _ value: [UInt8]) -> [UInt8] {
        number(code, 2) + number(UInt64(value.count), 2) + padded(value)
    }

    mutating func block(_ type: UInt64, _ body: [UInt8]) {
        let length = number(UInt64(body.count + 12), 4)
        bytes += number(type, 4) + length + body + length
    }

    mutating func section(major: UInt64 = 1, minor: UInt64 = 0) {
        let version = number(major, 2) + number(minor, 2)
        block(0x0a0d_0d0a, number(0x1a2b_3c4d, 4) + version + number(.max, 8))
    }

    mutating func interface(_ linkType: UInt64 = 1, snapLength: UInt64 = 0, options: [UInt8] = []) {
        block(1, number(linkType, 2) + number(0, 2) + number(snapLength, 4) + options)
    }

    mutating func enhanced(_ units: UInt64, _ data: [UInt8], interface: UInt64 = 0, options: [UInt8] = []) {
        let head = number(interface, 4) + number(units >> 32, 4) + number(units, 4)
        let count = number(UInt64(data.count), 4)
        block(6, head + count + count + padded(data) + options)
    }

    mutating func old(_ units: UInt64, _ data: [UInt8], interface: UInt64 = 0) {
        let head = number(interface, 2) + number(9, 2) + number(units >> 32, 4) + number(units, 4)
        let count = number(UInt64(data.count), 4)
        block(2, head + count + count + padded(data))
    }

    mutating func simple(_ originalLength: UInt64, _ data: [UInt8]) {
        block(3, number(originalLength, 4) + padded(data))
    }
}
