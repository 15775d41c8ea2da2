import PacketTrace
import TCPWire
import Testing

@Suite struct AddressPlanTests {
    private func parts(_ pair: AddressPair) -> (client: UInt32, server: UInt32)? {
        guard case .v4(let client, let server) = pair else { return nil }
        return (client, server)
    }

    /// Every sum that two addresses can have is met, within 198.18.0.0/15, by two hosts.
    @Test(arguments: [0, 1, 77, 0xffe, 0xfff0, 0x12345])
    func everySum(connection: Int) {
        for sum in 0..<UInt16.max {
            let pair = AddressPlan().pair(connection: connection, sum: sum)
            guard OnesComplement.canonical(pair.sum) == sum, let (client, server) = parts(pair) else {
                Issue.record("no addresses with the sum \(sum): \(pair)")
                continue
            }
            let isRight = [client, server].allSatisfy { address in
                address >> 17 == 0xc612 >> 1 && address & 0xffff != 0 && address & 0xffff != 0xffff
            }
            if !isRight || client == server { Issue.record("no two hosts of the range: \(pair)") }
        }
    }

    /// Connections get addresses of their own.
    @Test(arguments: [nil, 0, 0xe718, 0xfffe] as [UInt16?])
    func distinct(sum: UInt16?) {
        let pairs = Set((0..<300).map { AddressPlan().pair(connection: $0, sum: sum) })
        #expect(pairs.count == 300)
    }

    /// What the user sets stays, and the other address makes the sum.
    @Test(arguments: [0, 1, 0x8404, 0xe718, 0xfffe] as [UInt16])
    func oneSet(sum: UInt16) throws {
        let host = AddressFacts.Host.v4(0xc000_0201)
        let client = try #require(parts(AddressPlan(client: host).pair(connection: 5, sum: sum)))
        #expect(client.client == 0xc000_0201)
        #expect(OnesComplement.canonical(AddressPair.v4(source: client.client, destination: client.server).sum) == sum)
        let server = try #require(parts(AddressPlan(server: host).pair(connection: 5, sum: sum)))
        #expect(server.server == 0xc000_0201)
        #expect(OnesComplement.canonical(AddressPair.v4(source: server.client, destination: server.server).sum) == sum)
    }

    @Test func bothSet() {
        let plan = AddressPlan(client: .v4(0xc000_0201), server: .v4(0xc000_0202))
        #expect(plan.pair(connection: 3, sum: 0xe718) == .v4(source: 0xc000_0201, destination: 0xc000_0202))
    }
}
