internal import Base
internal import Database
internal import Identity

/// Every statement about requests.
enum RequestRows {
    private static let columns: SQL =
        """
        r.id, r.request_right, r.person_kind, r.person_id, r.person_name, r.asked_by, r.unit_id, r.words, r.asked_at,
        r.has_processor, r.acknowledged_at, r.extended_at, r.extension_reason, r.answered_at, r.outcome, r.answer,
        r.version
        """

    static func insert(_ request: DataRequest, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO privacy_request (id, request_right, person_kind, person_id, person_name, asked_by, unit_id,
                words, asked_at)
            VALUES (\(request.id), \(request.right), \(request.person.kind), \(request.person.id),
                \(request.person.name), \(request.askedBy), \(request.unit), \(request.words), \(request.askedAt))
            """)
    }

    static func find(_ id: RequestID, in tx: Transaction) throws -> DataRequest? {
        try tx.first("SELECT \(columns) FROM privacy_request r WHERE r.id = \(id)", request)
    }

    static func asked(by permit: Permit<OwnData>, in tx: Transaction) throws -> [DataRequest] {
        try tx.all(
            """
            SELECT \(columns) FROM privacy_request r WHERE r.asked_by = \(permit.account)
            ORDER BY r.asked_at DESC, r.id DESC LIMIT 100
            """, request)
    }

    static func isOpen(_ right: DataRight, of person: DataPerson, in tx: Transaction) throws -> Bool {
        try tx.exists(
            """
            SELECT 1 AS n FROM privacy_request WHERE request_right = \(right) AND person_kind = \(person.kind)
                AND person_id = \(person.id) AND answered_at IS NULL
            """)
    }

    struct Line: Sendable {
        let request: DataRequest
        let unitName: String
    }

    /// The requests of all units within reach, open ones first.
    static func lines(of permit: Permit<AnswerRequests>, in tx: Transaction) throws -> [Line] {
        try tx.all(
            """
            SELECT \(columns), u.name AS unit_name FROM privacy_request r
            JOIN organisation_unit u ON u.id = r.unit_id WHERE \(permit.covers("r.unit_id"))
            ORDER BY CASE WHEN r.answered_at IS NULL THEN 0 ELSE 1 END, r.asked_at, r.id LIMIT 500
            """
        ) { row in Line(request: try request(row), unitName: try row["unit_name"]) }
    }

    /// What one unit has still to answer, the oldest first.
    static func open(at unit: UnitID, limit: Int, in tx: Transaction) throws -> [DataRequest] {
        try tx.all(
            """
            SELECT \(columns) FROM privacy_request r WHERE r.unit_id = \(unit) AND r.answered_at IS NULL
            ORDER BY r.asked_at, r.id LIMIT \(limit)
            """, request)
    }

    /// Writes what changed, when nobody else has changed it since it was read.
    static func update(_ request: DataRequest, by account: AccountID, in tx: Transaction) throws {
        let answeredBy = request.isOpen ? nil : account
        let count = try tx.run(
            """
            UPDATE privacy_request SET has_processor = \(request.hasProcessor),
                acknowledged_at = \(request.acknowledgedAt), extended_at = \(request.extendedAt),
                extension_reason = \(request.extensionReason), answered_at = \(request.answeredAt),
                answered_by = \(answeredBy), outcome = \(request.outcome), answer = \(request.answer),
                version = version + 1
            WHERE id = \(request.id) AND version = \(request.version) AND answered_at IS NULL
            """)
        if count != 1 { throw RequestRefusal.changed }
    }

    private static func request(_ row: Row) throws -> DataRequest {
        let id: RequestID = try row["id"]
        let right: DataRight = try row["request_right"]
        let kind: PersonKind = try row["person_kind"]
        let personID: String = try row["person_id"]
        let person = DataPerson(kind: kind, id: personID, name: try row["person_name"])
        var request = DataRequest(
            id: id, right: right, person: person, askedBy: try row["asked_by"], unit: try row["unit_id"],
            words: try row["words"], askedAt: try row["asked_at"])
        request.hasProcessor = try row["has_processor"]
        request.acknowledgedAt = try row["acknowledged_at"]
        request.extendedAt = try row["extended_at"]
        request.extensionReason = try row["extension_reason"]
        request.answeredAt = try row["answered_at"]
        request.outcome = try row["outcome"]
        request.answer = try row["answer"]
        request.version = try row["version"]
        return request
    }
}

/// Every statement about the terms of the law and the calendar they run by.
enum TermRows {
    static func terms(in tx: Transaction) throws -> [RequestTerm] {
        try tx.all(
            """
            SELECT request_right, valid_from, valid_to, acknowledge, days, days_with_processor, source
            FROM privacy_term ORDER BY request_right, valid_from
            """
        ) { row in
            let right: DataRight = try row["request_right"]
            let from: Day = try row["valid_from"]
            let to: Day? = try row["valid_to"]
            return RequestTerm(
                right: right, from: from, to: to, acknowledge: try row["acknowledge"], days: try row["days"],
                daysWithProcessor: try row["days_with_processor"], source: try row["source"])
        }
    }

    struct DifferingDay: Sendable {
        let day: Day
        let isWorking: Bool
        let name: String
        let source: String
    }

    static func days(in tx: Transaction) throws -> [DifferingDay] {
        try tx.all("SELECT day, is_working, name, source FROM privacy_day ORDER BY day DESC") { row in
            DifferingDay(
                day: try row["day"], isWorking: try row["is_working"], name: try row["name"], source: try row["source"])
        }
    }

    static func week(in tx: Transaction) throws -> WorkingDays {
        let days = try days(in: tx).map { ($0.day, $0.isWorking) }
        return WorkingDays(differing: Dictionary(days) { first, _ in first })
    }

    static func set(_ day: DifferingDay, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO privacy_day (day, is_working, name, source)
            VALUES (\(day.day), \(day.isWorking), \(day.name), \(day.source))
            ON CONFLICT (day) DO UPDATE SET is_working = excluded.is_working, name = excluded.name,
                source = excluded.source
            """)
    }
}

/// Reads the clocks of requests with one look at the terms.
struct RequestClocks: Sendable {
    private let terms: [RequestTerm]
    private let week: WorkingDays
    private let today: Day

    init(today: Day, in tx: Transaction) throws {
        terms = try TermRows.terms(in: tx)
        week = try TermRows.week(in: tx)
        self.today = today
    }

    subscript(_ request: DataRequest) -> RequestClock? {
        RequestTerm.holding(request.right, on: request.askedAt.day, of: terms).map {
            RequestClock(request, $0, week, today: today)
        }
    }
}
