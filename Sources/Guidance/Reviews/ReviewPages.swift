internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// What a superior does with a dossier: look, remark, return, accept, reopen, give time, compare.
struct ReviewPages: Sendable {
    let dossiers: DossierPages

    var endpoints: [Endpoint] {
        [
            .page(DossierPath.pattern + "/review", .needs(DecideDossiers.self)) { visit, tx in
                try review(visit, nil, tx)
            },
            .action(DossierPath.pattern + "/review", .needs(DecideDossiers.self), decide, again: review),
            .action(DossierPath.pattern + "/extensions/:extension", .needs(DecideDossiers.self), decideExtension),
            .page(DossierPath.pattern + "/versions", .needs(ViewDossiers.self), versions),
        ]
    }

    private func review(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (file, permit) = try dossiers.load(DecideDossiers.self, visit, tx)
        guard DecideDossier.isSuperior(file, permit) else { throw NotFound() }
        let handIns = try file.dossier.map { try HandInRows.all(of: $0.id, in: tx) } ?? []
        let figures = try dossiers.figures(file, handIns, permit, tx)
        return .page(ReviewViews.review(file, handIns, figures, refusal, visit))
    }

    func decide(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, permit) = try dossiers.load(DecideDossiers.self, visit, tx)
        let version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        var form = FormReader(visit.form.values)
        let reason = form.text("reason", limit: 3000)
        try form.finish()
        switch visit.form.values["do"] {
        case "accept":
            try DecideDossier.accept(file, version: version, note: reason, by: permit, in: tx)
            return .redirect(to: file.path.done("accepted"))
        case "reopen":
            try DecideDossier.reopen(file, version: version, reason: reason, by: permit, in: tx)
            return .redirect(to: file.path.done("reopened"))
        default:
            try DecideDossier.return(
                file, version: version, reason: reason, remarks: remarks(file, visit), by: permit, in: tx)
            return .redirect(to: file.path.done("returned"))
        }
    }

    /// The remarks that were typed, by item.
    private func remarks(_ file: Case, _ visit: Visit) -> [Key: String] {
        var remarks: [Key: String] = [:]
        for task in file.tasks {
            let text = (visit.form.values["remark-\(task.key)"] ?? "").trimmed
            if !text.isEmpty { remarks[task.key] = String(text.prefix(3000)) }
        }
        return remarks
    }

    func decideExtension(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, permit) = try dossiers.load(DecideDossiers.self, visit, tx)
        guard let id: ExtensionID = visit.request.id("extension") else { throw NotFound() }
        var form = FormReader(visit.form.values)
        let note = form.text("note", limit: 1000)
        try form.finish()
        let granted = visit.form.values["granted"] == "yes"
        try DecideDossier.decideExtension(id, granted: granted, note: note, file, by: permit, in: tx)
        return .redirect(to: file.path.done("decided"))
    }

    private func versions(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (file, _) = try dossiers.load(ViewDossiers.self, visit, tx)
        let handIns = try file.dossier.map { try HandInRows.all(of: $0.id, in: tx) } ?? []
        func chosen(_ name: String, else fallback: HandIn?) -> HandIn? {
            let number = visit.request.query[name].flatMap { Int($0) }
            return handIns.first { $0.number == number } ?? fallback
        }
        guard let newer = chosen("newer", else: handIns.first),
            let older = chosen("older", else: handIns.dropFirst().first)
        else { throw NotFound() }
        return .page(ReviewViews.versions(file, handIns, older: older, newer: newer, visit))
    }
}
