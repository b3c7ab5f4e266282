internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Sheets
internal import Web

/// Sheets of many schools: upload, watch, take in, stop, take back, fetch the rows to mend.
struct LoadPages: Sendable {
    let blocking: BlockingPool

    private static let bodyLimit = 64 << 20
    private static let shown = 300

    var endpoints: [Endpoint] {
        [
            .page("/loads", .needs(LoadPupils.self)) { visit, tx in try LoadPages.ask(visit, nil, tx) },
            .long("/loads", .needs(LoadPupils.self), bodyLimit: LoadPages.bodyLimit, upload, again: LoadPages.ask),
            .page("/loads/:load", .needs(LoadPupils.self)) { visit, tx in try LoadPages.show(visit, nil, tx) },
            .action("/loads/:load/apply", .needs(LoadPupils.self), LoadPages.apply, again: LoadPages.show),
            .action("/loads/:load/back", .needs(LoadPupils.self), LoadPages.takeBack, again: LoadPages.show),
            .download("/loads/:load/mend.csv", .needs(LoadPupils.self), mend),
        ]
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(LoadPupils.self, in: tx)
        return .page(LoadViews.ask(try LoadRows.recent(within: permit.covers("l.unit_id"), in: tx), refusal, visit))
    }

    private func upload(_ visit: Visit, _ database: Database) async throws -> Response {
        let permit = try await database.read { tx in try visit.permit(LoadPupils.self, in: tx) }
        guard let file = visit.form.files["file"] else { throw FormRefusal("file", SheetTexts.fileMissing) }
        let order = LoadOrder(file.name, by: permit)
        let id = try await StageLoad.run(
            { try TableStream(bytes: file.bytes, name: file.name, headings: $0, limits: .large) }, order,
            to: .checking, database, blocking)
        return .redirect(to: "/loads/\(id)")
    }

    /// A load within reach.
    static func load(_ visit: Visit, _ tx: Transaction) throws -> (Load, Permit<LoadPupils>) {
        let permit = try visit.permit(LoadPupils.self, in: tx)
        guard let id: ImportID = visit.request.id("load"), let load = try LoadRows.find(id, in: tx) else {
            throw NotFound()
        }
        _ = try permit.on(load.unit, in: tx)
        return (load, permit)
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (load, _) = try load(visit, tx)
        let wrong = try LoadFaultRows.all(of: load.id, limit: shown, in: tx)
        return .page(LoadViews.show(load, wrong, refusal, visit))
    }

    static func apply(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (load, permit) = try load(visit, tx)
        if load.state == .checked { try LoadRows.restart(load.id, in: tx) }
        return try move(load, from: [.checked, .halted], to: .applying, "apply load", permit, tx)
    }

    static func takeBack(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (load, permit) = try load(visit, tx)
        return try move(
            load, from: [.checking, .checked, .applying, .halted, .done], to: .takingBack, "take load back", permit, tx)
    }

    private static func move(
        _ load: Load, from states: [Load.State], to state: Load.State, _ action: String, _ permit: Permit<LoadPupils>,
        _ tx: Transaction
    ) throws -> Response {
        guard try LoadRows.move(load.id, from: states, to: state, problem: Text(verbatim: ""), at: permit.now, in: tx)
        else {
            throw LoadRefusal()
        }
        try permit.record(
            action, subject: "import", id: load.id.text, unit: load.unit, detail: load.fileName,
            changes: [FieldChange("state", from: load.state.rawValue, to: state.rawValue)], in: tx)
        return .redirect(to: "/loads/\(load.id)")
    }

    /// The rows that cannot be taken, with a column that says why: the file to mend and to send again.
    private func mend(_ visit: Visit, _ database: Database) async throws -> Response {
        let (load, rows) = try await database.read { tx in
            let (load, _) = try LoadPages.load(visit, tx)
            return (load, try LoadFaultRows.all(of: load.id, limit: LoadFaultRows.most, in: tx))
        }
        let language = visit.language
        let bytes = try await blocking.run { SheetMending.csv(load.headings, rows, language) }
        return .file(bytes, type: "text/csv; charset=utf-8", name: "can-sua.csv")
    }
}

/// Somebody or the program itself was quicker.
struct LoadRefusal: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text { LoadTexts.notLonger }
}
