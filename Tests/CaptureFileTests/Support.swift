import CaptureFile

typealias ByteOrder = CaptureFormat.ByteOrder

let byteOrders: [ByteOrder] = [.littleEndian, .bigEndian]
let resolutions: [CaptureFormat.Resolution] = [.microseconds, .nanoseconds]

/// What reading a whole file gives: its records, and the error at which it stops.
struct Reading: Equatable {
    var records: [CaptureRecord] = []
    var error: CaptureError?
}

/// Reads a file in pieces of one length.
func read(_ bytes: [UInt8], piece: Int = .max) -> Reading {
    var reader = CaptureReader()
    var reading = Reading()
    do throws(CaptureError) {
        var start = 0
        while start < bytes.count {
            let end = start + min(piece, bytes.count - start)
            reader.feed(Array(bytes[start..<end]))
            start = end
            while let record = try reader.next() { reading.records.append(record) }
        }
        reader.finish()
        while let record = try reader.next() { reading.records.append(record) }
    } catch {
        reading.error = error
    }
    return reading
}

func time(_ seconds: Int64, _ nanoseconds: UInt32 = 0) -> CaptureTime? {
    CaptureTime(seconds: seconds, nanoseconds: nanoseconds)
}

/// Records of one link type: empty, odd lengths, cut off, and times at both ends of what pcap holds, in microseconds.
func sampleRecords(_ linkType: LinkType = .ethernet) -> [CaptureRecord] {
    let late = time(1_700_000_000, 999_999_000)
    return [
        CaptureRecord(linkType: linkType, time: time(0), originalLength: 0, bytes: []),
        CaptureRecord(linkType: linkType, time: time(1, 1000), originalLength: 1, bytes: [7]),
        CaptureRecord(linkType: linkType, time: late, originalLength: 1500, bytes: [1, 2, 3]),
        CaptureRecord(linkType: linkType, time: time(4_294_967_295, 5000), originalLength: 60, bytes: Array(0..<60)),
    ]
}

func pcap(_ writer: PcapWriter, _ records: [CaptureRecord]) throws -> [UInt8] {
    var bytes = writer.header()
    for record in records { try writer.append(record, to: &bytes) }
    return bytes
}

func pcapng(_ records: [CaptureRecord], byteOrder: ByteOrder = .littleEndian) throws -> [UInt8] {
    var writer = PcapngWriter(byteOrder: byteOrder)
    var bytes = writer.header()
    for record in records { try writer.append(record, to: &bytes) }
    return bytes
}
