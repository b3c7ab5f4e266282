internal import Base
internal import Database
internal import Identity

/// Statements on sensitive columns; reading takes a disclosure.
enum PrivateRows {
    static func record(
        _ identity: Disclosure<IdentityData>, _ origin: Disclosure<OriginData>, in tx: Transaction
    ) throws -> PrivateRecord {
        var record = PrivateRecord()
        try read(identity, into: &record, in: tx)
        try read(origin, into: &record, in: tx)
        return record
    }

    static func read(
        _ identity: Disclosure<IdentityData>, into record: inout PrivateRecord, in tx: Transaction
    ) throws {
        try tx.first(
            """
            SELECT number, birthplace, address, phone, more FROM records_pupil_identity
            WHERE pupil_id = \(identity.subject)
            """
        ) { row in
            record.number = try row["number"]
            record.birthplace = try row["birthplace"]
            record.address = try row["address"]
            record.phone = try row["phone"]
            record.identityMore = try row["more"]
        }
    }

    static func read(_ origin: Disclosure<OriginData>, into record: inout PrivateRecord, in tx: Transaction) throws {
        try tx.first(
            """
            SELECT ethnicity, religion, disability, policy, more FROM records_pupil_origin
            WHERE pupil_id = \(origin.subject)
            """
        ) { row in
            record.ethnicity = try row["ethnicity"]
            record.religion = try row["religion"]
            record.disability = try row["disability"]
            record.policy = try row["policy"]
            record.originMore = try row["more"]
        }
    }

    static func writeIdentity(_ record: PrivateRecord, of id: PupilID, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_pupil_identity (pupil_id, number, birthplace, address, phone, more)
            VALUES (\(id), \(record.number), \(record.birthplace), \(record.address), \(record.phone),
                \(record.identityMore))
            ON CONFLICT (pupil_id) DO UPDATE SET number = excluded.number, birthplace = excluded.birthplace,
                address = excluded.address, phone = excluded.phone, more = excluded.more
            """)
    }

    /// What stands there, so that a program that leaves it out does not take it away.
    static func identityMore(of id: PupilID, in tx: Transaction) throws -> MoreFields {
        try tx.first("SELECT more FROM records_pupil_identity WHERE pupil_id = \(id)") { try $0["more"] }
            ?? MoreFields()
    }

    /// Whether another pupil has this identity number.
    static func isTaken(_ number: String, but id: PupilID, in tx: Transaction) throws -> Bool {
        try tx.exists(
            "SELECT 1 AS n FROM records_pupil_identity WHERE number = \(number) AND pupil_id <> \(id)")
    }

    static func checks(_ health: Disclosure<HealthData>, in tx: Transaction) throws -> [HealthCheck] {
        try checks(of: health.subject, in: tx)
    }

    /// A guardian's own child needs no disclosure: the data is theirs.
    static func checks(ofOwnChild child: OwnChild, in tx: Transaction) throws -> [HealthCheck] {
        try checks(of: child.pupil.text, in: tx)
    }

    private static func checks(of id: String, in tx: Transaction) throws -> [HealthCheck] {
        try tx.all(
            """
            SELECT id, checked_on, height, weight, nutrition, blood, eyes, spine, vaccinations, note FROM records_health
            WHERE pupil_id = \(id) ORDER BY checked_on DESC, entered_at DESC
            """
        ) { row in
            let id: String = try row["id"]
            func words(_ field: HealthField, _ stored: String) throws -> String {
                try field.unseal(stored, as: String.self, of: id, in: tx) ?? ""
            }
            return HealthCheck(
                day: try row["checked_on"],
                blood: try HealthField.blood.unseal(row["blood"], as: String.self, of: id, in: tx),
                height: try HealthField.height.unseal(row["height"], as: Int.self, of: id, in: tx),
                weight: try HealthField.weight.unseal(row["weight"], as: Int.self, of: id, in: tx),
                nutrition: try HealthField.nutrition.unseal(row["nutrition"], as: String.self, of: id, in: tx),
                eyes: try words(.eyes, row["eyes"]), spine: try words(.spine, row["spine"]),
                vaccinations: try words(.vaccinations, row["vaccinations"]), note: try words(.note, row["note"]))
        }
    }

    static func insert(
        _ check: HealthCheck, of pupil: PupilID, by permit: UnitPermit<KeepHealth>, in tx: Transaction
    ) throws {
        let id = ID<HealthCheck>(at: permit.now)
        func sealed(_ field: HealthField, _ value: (some Storable)?) throws -> String? {
            try field.seal(value, of: id.text, in: tx)
        }
        try tx.run(
            """
            INSERT INTO records_health (id, pupil_id, checked_on, height, weight, nutrition, blood, eyes, spine,
                vaccinations, note, entered_by, entered_at)
            VALUES (\(id), \(pupil), \(check.day), \(sealed(.height, check.height)),
                \(sealed(.weight, check.weight)), \(sealed(.nutrition, check.nutrition)),
                \(sealed(.blood, check.blood)), \(sealed(.eyes, check.eyes)), \(sealed(.spine, check.spine)),
                \(sealed(.vaccinations, check.vaccinations)), \(sealed(.note, check.note)),
                \(permit.account), \(permit.now))
            """)
    }
}
