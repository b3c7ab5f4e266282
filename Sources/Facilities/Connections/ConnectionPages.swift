internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// Internet lines, licences and network security devices of a school on a day.
enum ConnectionPages {
    static let endpoints: [Endpoint] = [
        .page("/units/:unit/facilities/connections", .needs(ViewFacilities.self)) { visit, tx in
            try show(visit, nil, tx)
        },
        .action("/units/:unit/facilities/lines", .needs(KeepFacilities.self), addLine, again: show),
        .action("/units/:unit/facilities/lines/:line/end", .needs(KeepFacilities.self), endLine, again: show),
        .action("/units/:unit/facilities/licences", .needs(KeepFacilities.self), addLicence, again: show),
        .action(
            "/units/:unit/facilities/licences/:licence/end", .needs(KeepFacilities.self), endLicence, again: show),
    ]

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let school = try SchoolPage(visit, tx)
        let security = try DeviceListRows.tallies(of: school.unit, on: school.day, in: tx).filter(\.kind.isSecurity)
        return .page(
            ConnectionViews.show(
                school, try ConnectionRows.lines(of: school.unit, on: school.day, in: tx),
                try ConnectionRows.licences(of: school.unit, on: school.day, in: tx), security, refusal, visit))
    }

    private static func done(_ permit: UnitPermit<KeepFacilities>) -> Response {
        .redirect(to: "/units/\(permit.unit)/facilities/connections?done=connection-saved")
    }

    /// The first day, and the day after the last one when it is known.
    private static func days(_ reader: inout FormReader) -> (from: Day, to: Day?)? {
        let from = reader.day("from", required: FacilitiesTexts.dayMissing)
        let last = reader.day("until")
        if let from, let last, last < from { reader.fail("until", FacilitiesTexts.endTooEarly) }
        return from.map { ($0, last?.adding(days: 1)) }
    }

    private static func addLine(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try createLine(visit, tx)
        return done(try SchoolPage.keep(visit, tx))
    }

    static func createLine(_ visit: Visit, _ tx: Transaction) throws -> InternetLine {
        let permit = try SchoolPage.keep(visit, tx)
        var reader = FormReader(visit.form.values)
        let provider = reader.text("provider", required: ConnectionTexts.providerMissing, limit: 60).tidy
        let kind: LineKind? = reader.choice("kind", required: ConnectionTexts.kindMissing)
        let mbit = reader.number("mbit", in: 1...100_000, required: ConnectionTexts.speedMissing)
        let days = days(&reader)
        try reader.finish()
        guard let kind, let mbit, let days else { throw NotFound() }
        let line = InternetLine(
            id: LineID(at: visit.now), provider: provider, kind: kind, mbit: mbit, from: days.from, to: days.to)
        try ConnectionRows.insert([(permit.unit, line)], in: tx)
        try permit.record(
            "add line", subject: "line", id: line.id.text,
            changes: [
                FieldChange("provider", from: nil, to: provider), FieldChange("kind", from: nil, to: kind.rawValue),
                FieldChange("mbit", from: nil, to: String(mbit)), FieldChange("from", from: nil, to: days.from.iso),
                FieldChange("to", from: nil, to: days.to?.iso),
            ], in: tx)
        return line
    }

    private static func addLicence(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try createLicence(visit, tx)
        return done(try SchoolPage.keep(visit, tx))
    }

    static func createLicence(_ visit: Visit, _ tx: Transaction) throws -> Licence {
        let permit = try SchoolPage.keep(visit, tx)
        var reader = FormReader(visit.form.values)
        let product = reader.text("product", required: ConnectionTexts.productMissing, limit: 100).tidy
        let seats = reader.number("seats", in: 1...1_000_000, required: ConnectionTexts.seatsMissing)
        let days = days(&reader)
        try reader.finish()
        guard let seats, let days else { throw NotFound() }
        let licence = Licence(
            id: LicenceID(at: visit.now), product: product, seats: seats, from: days.from, to: days.to)
        try ConnectionRows.insert([(permit.unit, licence)], in: tx)
        try permit.record(
            "add licence", subject: "licence", id: licence.id.text,
            changes: [
                FieldChange("product", from: nil, to: product), FieldChange("seats", from: nil, to: String(seats)),
                FieldChange("from", from: nil, to: days.from.iso), FieldChange("to", from: nil, to: days.to?.iso),
            ], in: tx)
        return licence
    }

    private static func endDay(_ visit: Visit) throws -> Day {
        var reader = FormReader(visit.form.values)
        let day = reader.day("closed", required: FacilitiesTexts.dayMissing)
        try reader.finish()
        guard let day else { throw NotFound() }
        return day
    }

    static func endLine(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try SchoolPage.keep(visit, tx)
        guard let id: LineID = visit.request.id("line"), try ConnectionRows.hasLine(id, at: permit.unit, in: tx) else {
            throw NotFound()
        }
        let day = try endDay(visit)
        guard try ConnectionRows.end(id, at: permit.unit, on: day, in: tx) else {
            throw FormRefusal("closed", FacilitiesTexts.endTooEarly)
        }
        try permit.record(
            "end line", subject: "line", id: id.text, changes: [FieldChange("to", from: nil, to: day.iso)], in: tx)
        return done(permit)
    }

    static func endLicence(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try SchoolPage.keep(visit, tx)
        guard let id: LicenceID = visit.request.id("licence"),
            try ConnectionRows.hasLicence(id, at: permit.unit, in: tx)
        else { throw NotFound() }
        let day = try endDay(visit)
        guard try ConnectionRows.end(id, at: permit.unit, on: day, in: tx) else {
            throw FormRefusal("closed", FacilitiesTexts.endTooEarly)
        }
        try permit.record(
            "end licence", subject: "licence", id: id.text, changes: [FieldChange("to", from: nil, to: day.iso)],
            in: tx)
        return done(permit)
    }
}
