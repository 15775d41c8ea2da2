import PacketTrace
import TCPWire
import TraceLint

/// What the diagnosis found wrong, put right in the claims before they are used.
struct PacketRepairs {
    private let repairs: [Int: [Finding.Repair]]

    init(_ linter: Linter) {
        var repairs: [Int: [Finding.Repair]] = [:]
        for repair in linter.findings.compactMap(\.repair) {
            for packet in Set(repair.changes.map(\.packet)) { repairs[packet, default: []].append(repair) }
        }
        self.repairs = repairs
    }

    /// Puts the claims of a packet right, and says where their values come from now.
    func mend(_ claims: inout PacketClaims, packet: Int) -> FieldOrigins {
        var origins = FieldOrigins()
        for repair in repairs[packet] ?? [] {
            for change in repair.changes where change.packet == packet {
                // Lint reads more claims than the packet is made from.
                guard let index = claims.claims.firstIndex(where: { claims.span(of: $0) == change.span }) else {
                    continue
                }
                claims.claims[index].value = change.value
                let field = claims.claims[index].field
                if repair.isOnly { origins.derived.insert(field) } else { origins.assumed.insert(field) }
            }
        }
        return origins
    }

    /// Says on standard error what was mended.
    ///
    /// - Parameter verb: what became of the value: `written with`, `read as`.
    static func warn(_ findings: [Finding], in source: any TraceSource, verb: String) throws(InputFailure) {
        let mended = findings.filter { $0.repair != nil }
        let open = findings.filter { $0.repair == nil && "\($0.rule.code)" == "\(Rule.outOfRange.code)" }
        for entry in try source.entries(Array(open.prefix(10))) {
            Terminal.complain(
                "warning: \(entry.path):\(entry.place.start.line):\(entry.place.start.column): "
                    + "\(entry.finding.rule.code) \(FieldTable.name(entry.finding.field)) is \(entry.finding.found): "
                    + "no packet holds it, and it is left open")
        }
        for entry in try source.entries(Array(mended.prefix(10))) {
            let finding = entry.finding
            let how = finding.repair?.isOnly == true ? "" : " (one of several ways to mend it)"
            Terminal.complain(
                "warning: \(entry.path):\(entry.place.start.line):\(entry.place.start.column): \(finding.rule.code) "
                    + "\(FieldTable.name(finding.field)) is \(finding.found); \(verb) \(finding.expected ?? "")\(how)")
        }
        if mended.count > 10 { Terminal.complain("warning: and \(mended.count - 10) more contradictions mended") }
    }
}
