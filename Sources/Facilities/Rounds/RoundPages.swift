internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// Stock-taking: open a round, scan room by room, close it with a report.
struct RoundPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .page("/units/:unit/facilities/rounds", .needs(ViewFacilities.self)) { visit, tx in
                try RoundPages.list(visit, nil, tx)
            },
            .action(
                "/units/:unit/facilities/rounds", .needs(KeepFacilities.self), RoundPages.begin, again: RoundPages.list
            ),
            .page("/facilities/rounds/:round", .needs(ViewFacilities.self)) { visit, tx in
                try RoundPages.show(visit, nil, tx)
            },
            .action(
                "/facilities/rounds/:round/scans", .needs(KeepFacilities.self), RoundPages.see, again: RoundPages.show),
            .action(
                "/facilities/rounds/:round/forget", .needs(KeepFacilities.self), RoundPages.forget,
                again: RoundPages.show),
            .action(
                "/facilities/rounds/:round/close", .needs(KeepFacilities.self), RoundPages.close,
                again: RoundPages.show),
            .download("/facilities/rounds/:round/khue.xlsx", .needs(ViewFacilities.self)) { visit, database in
                try await SchoolPage.spreadsheet(RoundPages.sheet(visit, database), blocking, name: "kiem-ke")
            },
        ]
    }

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        let rooms = try RoomRows.all(of: school.unit, on: visit.today, in: tx)
        return .page(
            RoundViews.list(school, try RoundRows.all(of: school.unit, in: tx), rooms, refusal, visit))
    }

    /// Opens a round, or goes on with the one that is open for the same extent.
    private static func begin(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (id, isNew) = try open(visit, tx)
        return .redirect(to: "/facilities/rounds/\(id)?done=\(isNew ? "round-begun" : "round-open")")
    }

    static func open(_ visit: Visit, _ tx: Transaction) throws -> (id: RoundID, isNew: Bool) {
        let permit = try SchoolPage.keep(visit, tx)
        let room = visit.form.values["room"].flatMap { RoomID($0) }
        if let room, try RoomRows.find(room, in: tx)?.unit != permit.unit { throw NotFound() }
        if let open = try RoundRows.open(at: permit.unit, room, in: tx) { return (open, false) }
        let id = RoundID(at: visit.now)
        try RoundRows.insert(id, at: permit.unit, room, by: permit.account, visit.now, in: tx)
        try permit.record(
            "open round", subject: "round", id: id.text, changes: [FieldChange("room", from: nil, to: room?.text)],
            in: tx)
        return (id, true)
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let round = try find(visit, tx)
        let school = try SchoolPage(round.unit, visit, tx)
        let rooms = try RoomRows.all(of: round.unit, on: round.closedAt?.day ?? visit.today, in: tx)
        if round.closedAt != nil {
            return .page(
                RoundViews.report(
                    school, round, try RoundRows.findings(of: round.id, in: tx), rooms, refusal, visit))
        }
        let devices = try RoundRows.devices(of: round.unit, on: visit.today, in: tx)
        let scans = try RoundRows.scans(of: round.id, in: tx)
        let findings = RoundRules.findings(devices, scans, in: round.room)
        let names = Dictionary(devices.map { ($0.tag, $0) }) { first, _ in first }
        return .page(
            RoundViews.scan(
                .init(school: school, round: round, rooms: rooms, scans: scans, findings: findings, devices: names),
                refusal, visit))
    }

    private static func current(_ visit: Visit, _ tx: Transaction) throws -> (Round, UnitPermit<KeepFacilities>) {
        let round = try find(visit, tx)
        let permit = try visit.permit(KeepFacilities.self, on: round.unit, in: tx)
        if round.closedAt != nil { throw RoundRefusal.closed }
        return (round, permit)
    }

    static func see(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (round, permit) = try current(visit, tx)
        var reader = FormReader(visit.form.values)
        let room = reader.values["room"].flatMap { RoomID($0) } ?? round.room
        let isOwn = try room.flatMap { try RoomRows.find($0, in: tx) }?.unit == round.unit
        if !isOwn { reader.fail("room", RoundTexts.roomMissing) }
        let tags = RoundRules.tags(reader.text("tag", required: RoundTexts.tagMissing, limit: 10_000))
        if let wrong = tags.first(where: { !Mark.isGood($0) }) { reader.fail("tag", RoundTexts.tagWrong(wrong)) }
        let state: DeviceState? = reader.choice("state")
        try reader.finish()
        guard let room else { throw NotFound() }
        for tag in tags {
            try RoundRows.see(
                Scan(tag: tag, room: room, state: state), in: round.id, by: permit.account, at: visit.now, in: tx)
        }
        try permit.record(
            "scan tags", subject: "round", id: round.id.text, detail: room.text,
            changes: [FieldChange("tags", from: nil, to: tags.joined(separator: " "))], in: tx)
        return .redirect(to: "/facilities/rounds/\(round.id)?room=\(room)&last=\(tags.last ?? "")")
    }

    static func forget(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (round, permit) = try current(visit, tx)
        let tag = Mark.written(visit.form.values["tag"] ?? "")
        guard try RoundRows.forget(tag, in: round.id, in: tx) else { throw NotFound() }
        try permit.record(
            "take scan back", subject: "round", id: round.id.text, changes: [FieldChange("tag", from: tag, to: nil)],
            in: tx)
        let room = visit.form.values["room"].flatMap { RoomID($0) }
        return .redirect(to: "/facilities/rounds/\(round.id)?room=\(room?.text ?? "")&done=scan-forgotten")
    }

    static func close(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (round, permit) = try current(visit, tx)
        try CloseRound.run(round, by: permit, in: tx)
        return .redirect(to: "/facilities/rounds/\(round.id)?done=round-closed")
    }

    private static func sheet(_ visit: Visit, _ database: Database) async throws -> Sheet {
        try await database.read { tx in
            let round = try find(visit, tx)
            let school = try SchoolPage(round.unit, visit, tx)
            let rooms = try RoomRows.all(of: round.unit, on: round.closedAt?.day ?? visit.today, in: tx)
            let findings = try findings(round, visit, tx)
            return RoundViews.sheet(school, round, findings, rooms, visit.language)
        }
    }

    /// What a round found, or would find if it was closed now.
    static func findings(_ round: Round, _ visit: Visit, _ tx: Transaction) throws -> [FindingLine] {
        if round.closedAt != nil { return try RoundRows.findings(of: round.id, in: tx) }
        let devices = try RoundRows.devices(of: round.unit, on: visit.today, in: tx)
        return RoundRules.findings(devices, try RoundRows.scans(of: round.id, in: tx), in: round.room)
    }

    static func find(_ visit: Visit, _ tx: Transaction) throws -> Round {
        guard let id: RoundID = visit.request.id("round"), let round = try RoundRows.find(id, in: tx) else {
            throw NotFound()
        }
        return round
    }
}
