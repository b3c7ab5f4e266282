internal import Base
internal import Database
internal import Identity

/// Every statement about the directory as SCIM asks for it. Pages and counts walk the index of names; what a page shows
/// is fetched for the ids of the page only.
struct ScimRows {
    let permit: Permit<ViewUnits>
    /// Whether people who are not public are given, too, as far as the permit reaches.
    let isInside: Bool

    struct Member: Sendable {
        let id: ContactID
        let name: String
        let unit: UnitID
    }

    private func seen(_ column: StaticString, _ isPublic: SQL) -> SQL {
        isInside ? "(\(isPublic) OR \(permit.covers(column)))" : isPublic
    }

    private var people: SQL {
        "FROM organisation_contact x WHERE \(seen("x.unit_id", "x.is_public = 1"))"
    }

    /// Units of today within reach, and those of which somebody public is told.
    private var units: SQL {
        """
        FROM organisation_unit x WHERE x.opened_on <= \(permit.today)
            AND (x.closed_on IS NULL OR x.closed_on > \(permit.today))
            AND (\(permit.covers("x.id")) OR EXISTS (
                SELECT 1 FROM organisation_contact c WHERE c.unit_id = x.id AND c.is_public = 1))
        """
    }

    private func source(_ kind: ScimKind) -> SQL { kind.name == ScimKind.user.name ? people : units }

    func count(_ kind: ScimKind, _ question: ScimQuestion, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n \(source(kind)) AND (\(question.condition))")
    }

    func users(_ question: ScimQuestion, in tx: Transaction) throws -> [ContactRows.Line] {
        let ids: [ContactID] = try page(people, question, in: tx)
        let found = Dictionary(
            try ContactRows.lines(where: "c.id IN \(list: ids)", in: tx).map { ($0.contact.id, $0) },
            uniquingKeysWith: { first, _ in first })
        return ids.compactMap { found[$0] }
    }

    func user(_ id: ContactID, in tx: Transaction) throws -> ContactRows.Line? {
        try ContactRows.lines(where: "c.id = \(id) AND \(seen("c.unit_id", "c.is_public = 1"))", in: tx).first
    }

    func groups(_ question: ScimQuestion, in tx: Transaction) throws -> [(id: UnitID, name: String)] {
        try tx.all(
            """
            SELECT x.id, x.name \(units) AND (\(question.condition)) ORDER BY \(question.order)
            LIMIT \(question.count) OFFSET \(question.start - 1)
            """
        ) { (try $0["id"], try $0["name"]) }
    }

    func group(_ id: UnitID, in tx: Transaction) throws -> (id: UnitID, name: String)? {
        try tx.first("SELECT x.id, x.name \(units) AND x.id = \(id)") { (try $0["id"], try $0["name"]) }
    }

    /// Who is told of some units, in the order of names.
    func members(of units: [UnitID], in tx: Transaction) throws -> [Member] {
        try tx.all(
            "SELECT x.id, x.name, x.unit_id \(people) AND x.unit_id IN \(list: units) ORDER BY x.name_sort, x.id"
        ) {
            Member(id: try $0["id"], name: try $0["name"], unit: try $0["unit_id"])
        }
    }

    private func page(_ source: SQL, _ question: ScimQuestion, in tx: Transaction) throws -> [ContactID] {
        try tx.all(
            """
            SELECT x.id \(source) AND (\(question.condition)) ORDER BY \(question.order)
            LIMIT \(question.count) OFFSET \(question.start - 1)
            """
        ) { try $0["id"] }
    }
}
