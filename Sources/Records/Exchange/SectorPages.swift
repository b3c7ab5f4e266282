internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Organisation
internal import Outbox
internal import Sheets
internal import Web

/// Per school: what the sector database holds and what differs; messages out, as files or over the link, answers in.
struct SectorPages: Sendable {
    let blocking: BlockingPool
    /// Nil when this program is not connected.
    let link: SectorLink?
    let ports: RecordsPorts

    private static let pageLength = 50

    var endpoints: [Endpoint] {
        let show: Endpoint.Again = { visit, refusal, tx in try self.show(visit, refusal, nil, tx) }
        return [
            .page("/units/:unit/sector", .needs(ViewPupils.self)) { visit, tx in try self.show(visit, nil, nil, tx) },
            .long("/units/:unit/sector/message", .needs(DecidePupils.self), message, again: show),
            .long("/units/:unit/sector/send", .needs(DecidePupils.self), send, again: show),
            .action("/units/:unit/sector/read", .needs(DecidePupils.self), ask, again: show),
            .action("/units/:unit/sector/parcels/:parcel/stop", .needs(DecidePupils.self), stop, again: show),
            .page("/units/:unit/sector/parcels/:parcel", .needs(DecidePupils.self), SectorPages.parcel),
            .long("/units/:unit/sector/answer", .needs(DecidePupils.self), bodyLimit: 20 << 20, answer, again: show),
        ]
    }

    private static func unit(_ visit: Visit) throws -> UnitID {
        guard let unit: UnitID = visit.request.id("unit") else { throw NotFound() }
        return unit
    }

    private func show(
        _ visit: Visit, _ refusal: (any Refusal)?, _ outcome: SectorAnswer.Outcome?, _ tx: Transaction
    ) throws -> Response {
        let permit = try visit.permit(ViewPupils.self, on: try SectorPages.unit(visit), in: tx)
        let objects = try SectorObjectRows.objects(of: permit.unit, on: visit.today, ports, in: tx)
        let lines = SectorComparison.lines(objects, try SectorRows.holdings(of: permit.unit, in: tx))
        let standing = visit.request.query["standing"].flatMap(SectorComparison.Standing.init)
        let shown = lines.filter { line in standing.map { $0 == line.standing } ?? (line.standing != .same) }
        let pages = max(1, (shown.count + SectorPages.pageLength - 1) / SectorPages.pageLength)
        let page = min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages)
        let view = SectorViews.Page(
            unit: permit.unit, name: try UnitRows.name(of: permit.unit, on: visit.today, in: tx) ?? "", lines: lines,
            shown: Array(shown.dropFirst((page - 1) * SectorPages.pageLength).prefix(SectorPages.pageLength)),
            count: shown.count, page: page, pages: pages, standing: standing,
            parcels: try SectorParcelRows.recent(of: permit.unit, in: tx), outcome: outcome,
            mayKeep: visit.may(DecidePupils.self) && visit.person?.acting.unit == permit.unit,
            isConnected: link != nil, canRead: link?.canRead ?? false,
            takesDeletions: link?.names.deletions != nil)
        return .page(SectorViews.page(view, refusal, visit))
    }

    private static func extent(_ visit: Visit) -> SectorMessage.Extent {
        (visit.form.values["extent"] ?? visit.form.values["extent-file"]) == "changes" ? .changes : .full
    }

    /// A file that a person hands over.
    private func message(_ visit: Visit, _ database: Database) async throws -> Response {
        let unit = try SectorPages.unit(visit)
        let adapter: any SectorAdapter =
            visit.form.values["format"] == "xlsx" ? SectorSheetsAdapter() : SectorObjectsAdapter()
        let (ports, deletions) = (ports, link?.names.deletions)
        let message = try await database.write { tx in
            try SectorAuthor(visit, on: unit, in: tx)
                .message(SectorPages.extent(visit), adapter.name, ports, deletions: deletions, in: tx)
        }
        let bytes = try await blocking.run { try adapter.bytes(of: message) }
        return .file(bytes, type: adapter.type, name: "csdl-\(message.schoolCode)-\(message.year).\(adapter.ending)")
    }

    /// The same on its way by the program.
    private func send(_ visit: Visit, _ database: Database) async throws -> Response {
        let unit = try SectorPages.unit(visit)
        let (link, ports) = (link, ports)
        try await database.write { tx in
            let author = try SectorAuthor(visit, on: unit, in: tx)
            guard let link else { throw SectorRefusal.notConnected }
            _ = try SectorDispatch.send(SectorPages.extent(visit), over: link, ports, by: author, in: tx)
        }
        return .redirect(to: "/units/\(unit)/sector?done=sector-sent")
    }

    /// A question about what the other side holds.
    private func ask(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let unit = try SectorPages.unit(visit)
        let permit = try visit.permit(DecidePupils.self, on: unit, in: tx)
        guard link?.canRead == true else { throw SectorRefusal.notConnected }
        _ = try SectorDispatch.ask(by: permit, in: tx)
        return .redirect(to: "/units/\(unit)/sector?done=sector-asked")
    }

    private static func find(_ visit: Visit, _ tx: Transaction) throws -> (SectorParcel, UnitPermit<DecidePupils>) {
        let permit = try visit.permit(DecidePupils.self, on: try unit(visit), in: tx)
        guard let id: ErrandID = visit.request.id("parcel"), let errand = try ErrandRows.find(id, in: tx),
            let parcel = try SectorParcelRows.find(errand, in: tx), parcel.unit == permit.unit
        else { throw NotFound() }
        return (parcel, permit)
    }

    private func stop(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (parcel, permit) = try SectorPages.find(visit, tx)
        guard try ErrandRows.stop(parcel.errand.id, at: visit.now, in: tx) else { throw SectorRefusal.beingTried }
        try SectorParcelRows.forgetBody(of: parcel.errand.id, in: tx)
        try permit.record("stop sector message", subject: "sector", id: permit.unit.text, in: tx)
        return .redirect(to: "/units/\(permit.unit)/sector?done=sector-stopped")
    }

    private static func parcel(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (parcel, permit) = try find(visit, tx)
        let name = try UnitRows.name(of: permit.unit, on: visit.today, in: tx) ?? ""
        let answer = try SectorParcelRows.answer(of: parcel.errand.id, in: tx)
        return .page(SectorParcelViews.page(parcel, answer, name, visit))
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
            return try show(visit, nil, outcome, tx)
        }
    }
}
