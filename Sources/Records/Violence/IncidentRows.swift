internal import Base
internal import Database
internal import Identity

/// Every statement about incidents; reading takes a disclosure.
enum IncidentRows {
    struct Line: Sendable {
        let incident: Incident
        let by: String
        let at: Instant
    }

    /// What was written before a correction.
    struct Past: Sendable {
        let content: MoreFields
        let reason: String
        let by: String
        let at: Instant
    }

    private static let columns: SQL =
        """
        v.id, v.pupil_id, v.happened_on, v.code, v.target, v.form, v.place, v.duration, v.outcome, v.note, v.version,
        v.entered_at, a.name AS by_name
        """
    private static let source: SQL = "records_violence v LEFT JOIN identity_account a ON a.id = v.entered_by"

    static func of(_ pupil: Disclosure<ViolenceData>, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns) FROM \(source) WHERE v.pupil_id = \(pupil.subject)
            ORDER BY v.happened_on DESC, v.id DESC
            """, line)
    }

    static func find(_ id: IncidentID, of pupil: PupilID, in tx: Transaction) throws -> Line? {
        try tx.first("SELECT \(columns) FROM \(source) WHERE v.id = \(id) AND v.pupil_id = \(pupil)", line)
    }

    /// The pupils whose records a school keeps and to whom something happened in some days, each as often as it did, the
    /// latest first. What happened is read with a disclosure of each.
    static func pupils(
        at permit: UnitPermit<ViolenceData>, from: Day, until: Day, in tx: Transaction
    ) throws -> [(id: IncidentID, pupil: PupilID)] {
        try tx.all(
            """
            SELECT v.id, v.pupil_id FROM records_violence v JOIN records_pupil s ON s.id = v.pupil_id
            WHERE v.happened_on >= \(from) AND v.happened_on < \(until) AND s.merged_into IS NULL
                AND (SELECT q.unit_id FROM records_placement q WHERE q.pupil_id = v.pupil_id
                    ORDER BY q.valid_from DESC LIMIT 1) = \(permit.unit)
            ORDER BY v.happened_on DESC, v.id DESC
            """
        ) { (try $0["id"], try $0["pupil_id"]) }
    }

    static func insert(_ incident: Incident, by permit: UnitPermit<KeepViolence>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_violence (id, pupil_id, happened_on, code, target, form, place, duration, outcome, note,
                entered_by, entered_at)
            VALUES (\(incident.id), \(incident.pupil), \(incident.happenedOn), \(incident[.code]),
                \(incident[.target]), \(incident[.form]), \(incident[.place]), \(incident[.duration]),
                \(incident[.outcome]), \(incident[.note]), \(permit.account), \(permit.now))
            """)
    }

    /// Keeps what was written and writes what is right.
    ///
    /// - Returns: whether the version was still the one that was seen.
    static func update(
        _ new: Incident, was old: Incident, because reason: String, by permit: UnitPermit<KeepViolence>,
        in tx: Transaction
    ) throws -> Bool {
        let changed = try tx.run(
            """
            UPDATE records_violence SET happened_on = \(new.happenedOn), code = \(new[.code]), target = \(new[.target]),
                form = \(new[.form]), place = \(new[.place]), duration = \(new[.duration]), outcome = \(new[.outcome]),
                note = \(new[.note]), version = version + 1
            WHERE id = \(old.id) AND version = \(new.version)
            """)
        guard changed == 1 else { return false }
        var content = Dictionary(uniqueKeysWithValues: old.values.map { ($0.key.rawValue, $0.value) })
        content["day"] = old.happenedOn.iso
        try tx.run(
            """
            INSERT INTO records_violence_past (incident_id, version, content, reason, changed_by, changed_at)
            VALUES (\(old.id), \(old.version), \(MoreFields(content)), \(reason), \(permit.account), \(permit.now))
            """)
        return true
    }

    /// Takes it away with everything that was written of it before.
    static func delete(_ id: IncidentID, version: Int, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM records_violence WHERE id = \(id) AND version = \(version)") == 1
    }

    static func past(of id: IncidentID, in tx: Transaction) throws -> [Past] {
        try tx.all(
            """
            SELECT h.content, h.reason, h.changed_at, a.name FROM records_violence_past h
            LEFT JOIN identity_account a ON a.id = h.changed_by WHERE h.incident_id = \(id) ORDER BY h.version DESC
            """
        ) { row in
            let name: String? = try row["name"]
            return Past(
                content: try row["content"], reason: try row["reason"], by: name ?? "–", at: try row["changed_at"])
        }
    }

    private static func line(_ row: Row) throws -> Line {
        let written: [(IncidentField, String)] = [
            (.code, try row["code"]), (.target, try row["target"]), (.form, try row["form"]),
            (.place, try row["place"]), (.duration, try row["duration"]), (.outcome, try row["outcome"]),
            (.note, try row["note"]),
        ]
        let incident = Incident(
            id: try row["id"], pupil: try row["pupil_id"], happenedOn: try row["happened_on"],
            values: Dictionary(uniqueKeysWithValues: written.filter { !$0.1.isEmpty }), version: try row["version"])
        let name: String? = try row["by_name"]
        return Line(incident: incident, by: name ?? "–", at: try row["entered_at"])
    }
}
