internal import Base
internal import Database
internal import Identity

/// Ends a round: its report is kept and every difference is applied, all in one transaction.
enum CloseRound {
    static func run(_ round: Round, by permit: UnitPermit<KeepFacilities>, in tx: Transaction) throws {
        guard try RoundRows.close(round.id, by: permit.account, at: permit.now, in: tx) else {
            throw RoundRefusal.closed
        }
        let today = permit.now.day
        let devices = try RoundRows.devices(of: round.unit, on: today, in: tx)
        let findings = RoundRules.findings(
            devices, try RoundRows.scans(of: round.id, in: tx), in: round.room)
        try RoundRows.insert(findings, of: round.id, in: tx)
        let known = Dictionary(devices.map { ($0.id, $0) }) { first, _ in first }
        for line in findings {
            guard let change = line.change, let device = line.device.flatMap({ known[$0] }) else { continue }
            try MoveDevice.run(
                device, to: .init(room: change.room, state: change.state, from: today), by: permit, in: tx)
        }
        let counts = Dictionary(grouping: findings, by: \.finding).mapValues(\.count)
        try permit.record(
            "close round", subject: "round", id: round.id.text,
            changes: Finding.allCases.map {
                FieldChange($0.rawValue, from: nil, to: String(counts[$0] ?? 0))
            }, in: tx)
    }
}

/// Why a round does not take what was sent.
enum RoundRefusal: Refusal, Equatable {
    case closed

    var kind: RefusalKind { .conflict }
    var explanation: Text { RoundTexts.isClosed }
}
