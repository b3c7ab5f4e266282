internal import Base
internal import Database
internal import Identity
internal import Outbox

/// Tells a unit what its superior decided, in the transaction of the decision: told when it holds, and once.
enum TellUnit {
    static func decided(
        _ file: Case, _ kind: HandIn.Decision.Kind, _ decision: ID<HandIn.Decision>, reason: String,
        by permit: UnitPermit<DecideDossiers>, in tx: Transaction
    ) throws {
        try tell(
            file, ReviewTexts.told(kind, file.call.title), reason: reason, once: "decision \(decision)", by: permit,
            in: tx)
    }

    static func answered(
        _ file: Case, _ id: ExtensionID, granted: Bool, note: String, by permit: UnitPermit<DecideDossiers>,
        in tx: Transaction
    ) throws {
        try tell(
            file, ReviewTexts.toldOfTime(granted, file.call.title), reason: note, once: "extension \(id)", by: permit,
            in: tx)
    }

    private static func tell(
        _ file: Case, _ title: Text, reason: String, once: String, by permit: UnitPermit<DecideDossiers>,
        in tx: Transaction
    ) throws {
        let announcement = Announcement(
            .work, title, reason.isEmpty ? title : Text(verbatim: reason),
            path: DossierPath(file.letter, file.call.key, file.unit).base, once: once)
        try Tell.holders(of: Tell.responsible, at: [file.unit], announcement, at: permit.now, in: tx)
    }
}
