internal import Base
internal import Database
internal import Identity

/// Every statement about photographs. Each takes the permit of ``ViewPhotos`` or ``KeepPupils``.
enum PhotoRows {
    /// What stands beside a photograph.
    struct Line: Sendable {
        let agreedBy: String
        let agreedOn: Day
        let by: String
        let at: Instant
    }

    static func line(of id: PupilID, by permit: UnitPermit<ViewPhotos>, in tx: Transaction) throws -> Line? {
        try tx.first(
            """
            SELECT f.agreed_by, f.agreed_on, f.uploaded_at, a.name FROM records_photo f
            LEFT JOIN identity_account a ON a.id = f.uploaded_by WHERE f.pupil_id = \(id)
            """
        ) { row in
            let name: String? = try row["name"]
            return Line(
                agreedBy: try row["agreed_by"], agreedOn: try row["agreed_on"], by: name ?? "–",
                at: try row["uploaded_at"])
        }
    }

    static func content(_ look: Disclosure<ViewPhotos>, in tx: Transaction) throws -> PhotoContent? {
        try tx.first("SELECT content FROM records_photo WHERE pupil_id = \(look.subject)") { try $0["content"] }
    }

    /// A guardian's own child needs no permit of the school: the picture is theirs.
    static func content(ofOwnChild child: OwnChild, in tx: Transaction) throws -> PhotoContent? {
        try own(child.pupil, in: tx)
    }

    static func exists(ofOwnChild child: OwnChild, in tx: Transaction) throws -> Bool {
        try exists(child.pupil, in: tx)
    }

    /// The photograph for the copy that a person receives of their own child's data; who may have it is for the
    /// caller to prove.
    static func own(_ id: PupilID, in tx: Transaction) throws -> PhotoContent? {
        try tx.first("SELECT content FROM records_photo WHERE pupil_id = \(id)") { try $0["content"] }
    }

    /// Who of these has a photograph.
    static func having(_ ids: [PupilID], by permit: UnitPermit<ViewPhotos>, in tx: Transaction) throws -> Set<PupilID> {
        if ids.isEmpty { return [] }
        return Set(
            try tx.all("SELECT pupil_id FROM records_photo WHERE pupil_id IN \(list: ids)") { try $0["pupil_id"] })
    }

    static func exists(_ id: PupilID, in tx: Transaction) throws -> Bool {
        try tx.exists("SELECT 1 AS n FROM records_photo WHERE pupil_id = \(id)")
    }

    /// A new photograph takes the place of the old one, of which nothing stays.
    static func put(_ photo: Photo, of id: PupilID, by permit: UnitPermit<KeepPupils>, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO records_photo (pupil_id, content, width, height, agreed_by, agreed_on, uploaded_by, uploaded_at)
            VALUES (\(id), \(PhotoContent(photo.bytes)), \(photo.width), \(photo.height), \(photo.agreedBy),
                \(photo.agreedOn), \(permit.account), \(permit.now))
            ON CONFLICT (pupil_id) DO UPDATE SET content = excluded.content, width = excluded.width,
                height = excluded.height, agreed_by = excluded.agreed_by, agreed_on = excluded.agreed_on,
                uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at
            """)
    }

    static func remove(_ id: PupilID, by permit: UnitPermit<KeepPupils>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM records_photo WHERE pupil_id = \(id)") == 1
    }
}
