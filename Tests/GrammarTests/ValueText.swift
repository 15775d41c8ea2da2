import PacketTrace
import TCPWire

/// Values as the document writes them: numbers, seconds with nine decimals, addresses, octets in hexadecimal.
enum ValueText {
    static func text(_ claim: Claim, _ form: ValueForm, _ packet: PacketClaims) -> String {
        switch form {
        case .seconds, .calendar: seconds(Int64(bitPattern: claim.value))
        case .address4: octets(claim.value, 4).map { "\($0)" }.joined(separator: ".")
        case .hardwareAddress: octets(claim.value, 6).map { hexadecimal(UInt64($0), 2) }.joined(separator: ":")
        case .address6: address6(Array(packet.octets(of: claim)))
        case .octets: packet.octets(of: claim).map { hexadecimal(UInt64($0), 2) }.joined()
        case .tcpFlags, .flagRow, .flagString: flags(claim.value)
        default: "\(claim.value)"
        }
    }

    static func flags(_ value: UInt64) -> String { "0x" + hexadecimal(value, 3) }

    static func hexadecimal(_ value: UInt64, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func octets(_ value: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt64(8 * (count - 1 - $0))) }
    }

    private static func seconds(_ nanoseconds: Int64) -> String {
        let digits = "\(nanoseconds.magnitude % 1_000_000_000)"
        let fraction = String(repeating: "0", count: 9 - digits.count) + digits
        return (nanoseconds < 0 ? "-" : "") + "\(nanoseconds.magnitude / 1_000_000_000).\(fraction)"
    }

    /// All eight groups, so that the zeros that `::` stands for are seen.
    private static func address6(_ octets: [UInt8]) -> String {
        stride(from: 0, to: octets.count - 1, by: 2).map {
            String(UInt64(octets[$0]) << 8 | UInt64(octets[$0 + 1]), radix: 16)
        }.joined(separator: ":")
    }
}
