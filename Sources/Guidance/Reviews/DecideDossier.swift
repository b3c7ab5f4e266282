internal import Base
internal import Database
internal import Identity

/// What a direct superior decides about a dossier that was handed in.
enum DecideDossier {
    static func accept(
        _ file: Case, version: Int, note: String, by permit: UnitPermit<DecideDossiers>, in tx: Transaction
    ) throws {
        try decide(file, version: version, .acceptance, to: .accepted, reason: note, by: permit, in: tx)
    }

    /// Returns a dossier with remarks by item and a reason for the whole.
    static func `return`(
        _ file: Case, version: Int, reason: String, remarks: [Key: String], by permit: UnitPermit<DecideDossiers>,
        in tx: Transaction
    ) throws {
        try DossierRules.checkReturn(reason: reason, remarks: remarks.count)
        let decision = try decide(file, version: version, .return, to: .returned, reason: reason, by: permit, in: tx)
        guard let dossier = file.dossier else { throw DossierRefusal.notWaiting }
        for task in file.tasks {
            guard let text = remarks[task.key] else { continue }
            try RemarkRows.insert(
                task: task.key, text: text, dossier: dossier.id, decision: decision, at: permit.now,
                by: permit.accountName, in: tx)
        }
    }

    /// Opens an accepted dossier again.
    static func reopen(
        _ file: Case, version: Int, reason: String, by permit: UnitPermit<DecideDossiers>, in tx: Transaction
    ) throws {
        try DossierRules.checkReturn(reason: reason, remarks: 0)
        try decide(file, version: version, .reopening, to: .returned, reason: reason, by: permit, in: tx)
    }

    /// Answers a request for more time.
    static func decideExtension(
        _ id: ExtensionID, granted: Bool, note: String, _ file: Case, by permit: UnitPermit<DecideDossiers>,
        in tx: Transaction
    ) throws {
        try checkSuperior(file, permit)
        guard let dossier = file.dossier, let asked = file.extensions.first(where: { $0.id == id }) else {
            throw NotFound()
        }
        let decided = try ExtensionRows.decide(
            id, of: dossier.id, granted: granted, note: note, at: permit.now, by: permit.accountName, in: tx)
        guard decided else { throw DossierRefusal.changedMeanwhile }
        if granted { try DossierRows.extend(dossier.id, to: asked.until, in: tx) }
        try permit.record(
            granted ? "give time" : "refuse time", subject: "dossier", id: dossier.id.text, detail: asked.until.iso,
            changes: [
                FieldChange("granted", from: nil, to: granted ? "yes" : "no"),
                FieldChange("note", from: nil, to: note.isEmpty ? nil : note),
            ], in: tx)
        try TellUnit.answered(file, id, granted: granted, note: note, by: permit, in: tx)
    }

    static func isSuperior<C: Capability>(_ file: Case, _ permit: UnitPermit<C>) -> Bool {
        file.superior == permit.general.scope
    }

    private static func checkSuperior(_ file: Case, _ permit: UnitPermit<DecideDossiers>) throws(DossierRefusal) {
        guard isSuperior(file, permit) else { throw .notSuperior }
    }

    @discardableResult
    private static func decide(
        _ file: Case, version: Int, _ kind: HandIn.Decision.Kind, to state: DossierState, reason: String,
        by permit: UnitPermit<DecideDossiers>, in tx: Transaction
    ) throws -> ID<HandIn.Decision> {
        try checkSuperior(file, permit)
        guard let dossier = file.dossier else { throw DossierRefusal.notWaiting }
        switch kind {
        case .reopening: try DossierRules.checkReopenable(dossier.state)
        case .return, .acceptance: try DossierRules.checkDecidable(dossier.state)
        }
        guard version == dossier.version, let handIn = try HandInRows.all(of: dossier.id, in: tx).first,
            try DossierRows.move(dossier, to: state, decidedAt: permit.now, in: tx)
        else { throw DossierRefusal.changedMeanwhile }
        let id = ID<HandIn.Decision>(at: permit.now)
        try HandInRows.insertDecision(
            id, on: handIn.id, kind, reason: reason, at: permit.now, account: permit.account, name: permit.accountName,
            in: tx)
        try permit.record("\(kind.rawValue)", subject: "dossier", id: dossier.id.text, detail: reason, in: tx)
        try TellUnit.decided(file, kind, id, reason: reason, by: permit, in: tx)
        return id
    }
}
