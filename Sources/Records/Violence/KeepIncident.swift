internal import Base
internal import Database
internal import Identity

/// Writing, correcting and removing an incident. The log says that it was done, not what was written: it is read by more
/// people than may read this.
enum KeepIncident {
    static func add(_ incident: Incident, by permit: UnitPermit<KeepViolence>, in tx: Transaction) throws {
        try IncidentRows.insert(incident, by: permit, in: tx)
        try permit.record("add incident", subject: "pupil", id: incident.pupil.text, in: tx)
    }

    static func correct(
        _ new: Incident, was old: Incident, because reason: String, by permit: UnitPermit<KeepViolence>,
        in tx: Transaction
    ) throws {
        guard try IncidentRows.update(new, was: old, because: reason, by: permit, in: tx) else {
            throw ChangedMeanwhile()
        }
        try permit.record("correct incident", subject: "pupil", id: old.pupil.text, in: tx)
    }

    static func remove(
        _ old: Incident, version: Int, because reason: String, by permit: UnitPermit<KeepViolence>, in tx: Transaction
    ) throws {
        guard try IncidentRows.delete(old.id, version: version, in: tx) else { throw ChangedMeanwhile() }
        try permit.record("remove incident", subject: "pupil", id: old.pupil.text, detail: reason, in: tx)
    }
}
