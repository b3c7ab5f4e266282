internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Sheets
internal import Web

/// Per school: what the sector database holds and what differs; messages out, answers in.
struct SectorPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .page("/units/:unit/sector", .needs(ViewPupils.self)) { visit, tx in
                try SectorPages.show(visit, nil, nil, tx)
            },
            .long("/units/:unit/sector/message", .needs(DecidePupils.self), send) { visit, refusal, tx in
                try SectorPages.show(visit, refusal, nil, tx)
            },
            .long(
                "/units/:unit/sector/answer", .needs(DecidePupils.self), bodyLimit: 20 << 20, answer
            ) { visit, refusal, tx in try SectorPages.show(visit, refusal, nil, tx) },
        ]
    }

    private static func unit(_ visit: Visit) throws -> UnitID {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        return unit
    }

    private static func show(
        _ visit: Visit, _ refusal: (any Refusal)?, _ outcome: SectorAnswer.Outcome?, _ tx: Transaction
    ) throws -> Response {
        let permit = try visit.permit(ViewPupils.self, on: try unit(visit), in: tx)
        let objects = try SectorRows.objects(of: permit.unit, on: visit.today, in: tx)
        let lines = SectorComparison.lines(objects, try SectorRows.holdings(of: permit.unit, in: tx))
        let view = SectorViews.Page(
            unit: permit.unit, name: try UnitRows.name(of: permit.unit, on: visit.today, in: tx) ?? "", lines: lines,
            outcome: outcome, mayKeep: visit.may(DecidePupils.self) && visit.person?.acting.unit == permit.unit)
        return .page(SectorViews.page(view, refusal, visit))
    }

    private func send(_ visit: Visit, _ database: Database) async throws -> Response {
        let unit = try SectorPages.unit(visit)
        let extent: SectorMessage.Extent = visit.form.values["extent"] == "changes" ? .changes : .full
        let adapter: any SectorAdapter =
            visit.form.values["format"] == "xlsx" ? SectorSheetsAdapter() : SectorObjectsAdapter()
        let message = try await database.write { tx in
            let permit = try visit.permit(DecidePupils.self, on: unit, in: tx)
            return try SendToSector.run(extent, adapter.name, by: permit, in: tx)
        }
        let bytes = try await blocking.run { try adapter.bytes(of: message) }
        return .file(bytes, type: adapter.type, name: "csdl-\(message.schoolCode)-\(message.year).\(adapter.ending)")
    }

    private func answer(_ visit: Visit, _ database: Database) async throws -> Response {
        let unit = try SectorPages.unit(visit)
        try await database.read { tx in _ = try visit.permit(DecidePupils.self, on: unit, in: tx) }
        guard let upload = visit.form.files["file"] else { throw FormRefusal("file", SheetTexts.fileMissing) }
        let table = try await blocking.run {
            try Table.read(bytes: upload.bytes, name: upload.name, headings: SectorAnswer.map)
        }
        return try await database.write { tx in
            let permit = try visit.permit(DecidePupils.self, on: unit, in: tx)
            let outcome = try SectorAnswer.take(table, name: upload.name, by: permit, in: tx)
            return try SectorPages.show(visit, nil, outcome, tx)
        }
    }
}

/// Makes a message and remembers what was put into it.
enum SendToSector {
    static func run(
        _ extent: SectorMessage.Extent, _ format: String, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws -> SectorMessage {
        guard let unit = try UnitRows.find(permit.unit, in: tx) else { throw NotFound() }
        let all = try SectorRows.objects(of: permit.unit, on: permit.now.day, in: tx)
        let holdings = try SectorRows.holdings(of: permit.unit, in: tx)
        let objects = extent == .full ? all : SectorComparison.changed(all, holdings)
        if objects.isEmpty { throw FormRefusal("extent", SectorTexts.nothing) }
        try SectorRows.markSent(objects, by: permit.unit, at: permit.now, in: tx)
        try permit.record(
            "send to sector", subject: "sector", id: permit.unit.text,
            detail: "\(format) LoaiDongBo=\(extent.rawValue): \(objects.count)", in: tx)
        return SectorMessage(
            schoolCode: unit.code, schoolName: unit.name, year: SchoolYear(of: permit.now.day).start, extent: extent,
            objects: objects)
    }
}
