import Base
import Database
import Identity
internal import Organisation
internal import Privacy
import Program
import TestKit
import Testing

/// The register of personal data against the schema that the engines really have.
@Suite(.serialized) struct PersonalDataTests {
    private static let all = Composition.personalData + [PrivacyModule.personalData]

    /// Names under which personal data stands. A new column of such a name is declared before it can be shipped.
    private static let telling: Set<String> = [
        "login", "email", "phone", "born_on", "birth_year", "birthplace", "ethnicity", "religion", "disability",
        "height", "weight", "blood", "vaccinations", "pupil_id", "guardian_id", "staff_id", "account_id",
        "account_name", "person_id", "person_name", "contact_phone", "contact_email", "leader", "teacher_id",
        "occupation", "delegated_by",
    ]

    private static func isTelling(_ column: String) -> Bool { telling.contains(column) || column.hasSuffix("_by") }

    private struct Column: Hashable {
        let table: String
        let name: String
    }

    private func columns(_ engine: TestEngine) async throws -> Set<Column> {
        let sql: SQL =
            engine == .sqlite
            ? """
            SELECT m.name AS table_name, c.name AS column_name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'records_pupil_words%' AND m.name NOT LIKE 'sqlite%'
            """
            : """
            SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
            """
        return try await engine.with(World.schema) { database in
            try await database.read { tx in
                Set(try tx.all(sql) { Column(table: try $0["table_name"], name: try $0["column_name"]) })
            }
        }
    }

    private var declared: Set<Column> {
        var declared: Set<Column> = []
        for table in Self.all.flatMap(\.tables) {
            let names =
                table.columns.map(\.name.description) + table.inner.map(\.description)
                + table.keys.values.map(\.description)
            for name in names { declared.insert(Column(table: table.name.description, name: name)) }
        }
        for trace in Self.all.flatMap(\.traces) {
            for name in trace.columns {
                declared.insert(Column(table: trace.table.description, name: name.description))
            }
        }
        return declared
    }

    @Test(arguments: TestEngine.available)
    func everyPersonalColumnIsDeclared(engine: TestEngine) async throws {
        let columns = try await columns(engine)
        #expect(columns.count > 300, "the schema was really walked")
        let missing = columns.filter { Self.isTelling($0.name) }.subtracting(declared)
        for column in missing.sorted(by: { ($0.table, $0.name) < ($1.table, $1.name) }) {
            Issue.record("\(column.table).\(column.name) looks personal and no module declares it")
        }
    }

    /// A table that is declared is declared whole, and nothing is declared that is not there.
    @Test(arguments: TestEngine.available)
    func declarationsFitTheSchema(engine: TestEngine) async throws {
        let columns = try await columns(engine)
        for column in declared.subtracting(columns).sorted(by: { ($0.table, $0.name) < ($1.table, $1.name) }) {
            Issue.record("\(column.table).\(column.name) is declared and does not exist")
        }
    }

    /// Whoever has a kind of personal data can be found in it: every declared table answers for its keys.
    @Test(arguments: TestEngine.available)
    func everyDeclaredTableCanBeRead(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            try await world.database.write { tx in
                let permit = try Permit<ReadAudit>.demonstration(
                    "quantri", tree: OrganisationTree(), at: World.start, in: tx)
                let pupil = try tx.first("SELECT id FROM records_pupil ORDER BY id LIMIT 1") { try $0["id"] as String }
                for kind in PersonKind.allCases {
                    let id = kind == .pupil ? pupil ?? "" : permit.account.text
                    let extracts = try permit.gather(kind, id, at: permit.scope, from: Self.all, in: tx)
                    #expect(!extracts.isEmpty, "\(kind)")
                    let filled = Set(extracts.filter { !$0.rows.isEmpty }.map(\.table.name.description))
                    if kind == .pupil {
                        #expect(
                            filled.isSuperset(of: [
                                "records_pupil", "records_pupil_identity", "records_pupil_origin", "records_placement",
                                "records_guardianship",
                            ]))
                    }
                    if kind == .account { #expect(filled.isSuperset(of: ["identity_account", "identity_grant"])) }
                }
            }
        }
    }
}
