import Base
import Database
import Foundation
import Identity
import Logging
import Organisation
import Program
import Testing
import Web

@testable import TestKit

/// Every form that people meet on the way through the program, filled with what attackers type, by somebody who may
/// send it; then every page and file is looked at again. And every form sent with fields that it does not have.
@Suite(.serialized) struct FormAttackTests {
    private static let people = ["so", "truong", "quantri"]

    private static let markup =
        "=cmd|' /C calc'!A0\"><script>alert(1)</script><img src=x onerror=alert(2)>'; DROP TABLE identity_account; --"
    private static let signs =
        "a\r\nset-cookie: khue_session=x\r\n\r\n\0../../../../etc/passwd\u{202E}\u{2066}%s%n"
    private static let long = String(repeating: "Dài \u{202E}", count: 1_000)

    /// Forms that end the visit with which the test goes on: sent last.
    private static let last = [
        "/session/end", "/session/unit", "/account/sessions/end", "/account/password", "/account/second-factor",
        "/accounts/:account/state", "/accounts/:account/second-factor", "/accounts/:account/grants/:grant/end",
        "/accounts/:account/link", "/accounts/:account/sessions/end", "/account/second-factor/end",
        "/accounts/:account/roles/:grant/end",
    ]

    @Test(arguments: TestEngine.available)
    func everyFormWithstandsWhatIsTypedIntoIt(engine: TestEngine) async throws {
        try await World.with(engine, withPupils: true) { world in
            var (sent, taken, sheets, shown) = (0, 0, 0, 0)
            var (reached, known): (Set<String>, Set<String>) = ([], [])
            let walkers = try await Self.walkers(Self.people, world)
            for walker in walkers {
                for form in await walker.forms(&known) where !Self.last.contains(form.pattern) {
                    reached.insert(form.pattern)
                    for (attack, fits) in [
                        (Self.markup + Self.long, false), (Self.signs, true), (Self.markup, true),
                    ] {
                        let values = form.filled(with: attack, fits: fits)
                        if fits {
                            _ = try await form.send(values, by: walker.browser)
                        } else {
                            await walker.browser.post(form.action, values)
                        }
                        sent += 1
                        taken += walker.browser.status == 200 ? 1 : 0
                        Self.judge(walker, "POST \(form.pattern) \(attack.prefix(5))")
                    }
                }
            }
            for walker in walkers { await Self.postBlindly(walker, world, but: reached.union(Self.last)) }
            for walker in walkers {
                let pages = await walker.walk(times: 2) { path in
                    sheets += walker.isSheet ? 1 : 0
                    shown += walker.browser.html.contains("&lt;script&gt;alert") ? 1 : 0
                    Self.judge(walker, path)
                }
                #expect(pages > 12, "\(walker.login)")
            }
            for walker in walkers {
                await Self.postBlindly(walker, world, but: Set(world.endpoints.map(\.pattern)).subtracting(Self.last))
            }
            let figures =
                "\(reached.count) addresses of forms, \(sent) sent, \(taken) taken; shown on \(shown) pages; \(sheets) sheets"
            #expect(reached.count > 50 && sent > 150 && taken > 40 && sheets > 4 && shown > 4, "\(figures)")
        }
    }

    /// Every other address that takes a form, with fields of every name.
    private static func postBlindly(_ walker: FormWalker, _ world: World, but done: Set<String>) async {
        for endpoint in world.endpoints where endpoint.method == .post && !done.contains(endpoint.pattern) {
            if case .token = endpoint.access { continue }
            for attack in [markup, signs] {
                var values = FormValues([("form_mark", walker.mark)])
                for name in ["name", "login", "unit", "role", "q", "to", "from", "day", "text", "reason", "id", "file"]
                {
                    values.append(name, attack)
                }
                await walker.browser.post(walker.address(endpoint.pattern, otherwise: attack), values)
                judge(walker, "POST \(endpoint.pattern) \(attack.prefix(5))")
            }
        }
    }

    private static func judge(_ walker: FormWalker, _ about: String) {
        for fault in walker.faults() { Issue.record("\(walker.login) \(about): \(fault)") }
    }

    private static func walkers(_ logins: [String], _ world: World) async throws -> [FormWalker] {
        var walkers: [FormWalker] = []
        for login in logins {
            let browser = login == "quantri" ? try await world.administrator(login) : try await world.browser(login)
            walkers.append(FormWalker(login, browser, world))
        }
        return walkers
    }

    /// Of two copies of one world the first is sent a form as it is, the second the same form with every column of the
    /// whole schema as a field more: the same rows were written.
    @Test(arguments: TestEngine.available)
    func fieldsThatAFormDoesNotHaveChangeNothing(engine: TestEngine) async throws {
        try await World.with(engine, withPupils: true) { world in
            let other = world.city.schools[1][0].id.text
            let walkers = try await Self.walkers(["so", "truong", "quantri"], world)
            let columns = try await WrittenRows.watch(world.database)
            #expect(columns.count > 200)
            var (compared, written) = (0, 0)
            var known: Set<String> = []
            var all: [(walker: FormWalker, forms: [FoundForm])] = []
            for walker in walkers { all.append((walker, await walker.forms(&known))) }
            for (walker, forms) in all {
                for form in forms {
                    func sent(_ values: FormValues, once: Bool) async throws -> WrittenRows.Sent {
                        try await engine.copying(world.database) { copy in
                            try await WrittenRows(copy, world, walker.browser, foreign: other)
                                .after(form, values, once: once)
                        }
                    }
                    let (first, plain) = try await sent(form.filled(with: "Nội dung", fits: true), once: false)
                    var more = plain
                    for name in columns where !form.names.contains(name) { more.append(name, Self.value(name, other)) }
                    let (second, _) = try await sent(more, once: true)
                    compared += 1
                    written += first.rows.isEmpty ? 0 : 1
                    #expect(first.status == second.status, "\(walker.login) \(form.pattern)")
                    let change = Set(second.rows).symmetricDifference(first.rows).sorted().prefix(3)
                    #expect(change.isEmpty, "\(walker.login) \(form.pattern): \(change)")
                }
            }
            #expect(compared > 55 && written > 30, "\(compared) compared, \(written) of them wrote")
        }
    }

    private static func value(_ name: String, _ unit: String) -> String {
        if name.hasSuffix("id") || name == "unit" { return unit }
        if name.hasSuffix("_on") || name.hasSuffix("_at") || name.hasPrefix("valid") { return "2020-01-01" }
        return ["role": "administrator", "state": "published", "version": "99"][name] ?? "1"
    }
}

/// What a request writes, told by triggers on every table but those that note each visit and each wrong password.
private struct WrittenRows {
    let foreign: String
    let copy: Database
    let browser: PageBrowser

    /// What the last sending wrote, and what was sent then.
    typealias Sent = (written: (status: Int, rows: [String]), values: FormValues)

    /// - Returns: the names of all columns.
    static func watch(_ database: Database) async throws -> [String] {
        try await database.write { tx in
            try tx.run("CREATE TABLE written_row (text TEXT NOT NULL)")
            return database.isPostgres ? try watchPostgres(tx) : try watchSQLite(tx)
        }
    }

    private static func watchPostgres(_ tx: Transaction) throws -> [String] {
        let columns = try tx.all(
            """
            SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name NOT IN ('identity_session', 'identity_failure', 'written_row')
            """
        ) { row in (try row["table_name"] as String, try row["column_name"] as String) }
        try tx.run(
            """
            CREATE FUNCTION written() RETURNS trigger LANGUAGE plpgsql AS $body$
            BEGIN
                INSERT INTO written_row VALUES (TG_OP || ' ' || TG_TABLE_NAME || ': '
                    || CASE WHEN TG_OP = 'DELETE' THEN row_to_json(OLD) ELSE row_to_json(NEW) END);
                RETURN NULL;
            END $body$
            """)
        for table in Set(columns.map(\.0)).sorted() {
            try tx.run(
                SQL(
                    stringLiteral: "CREATE TRIGGER written_\(table) AFTER INSERT OR UPDATE OR DELETE ON \(table) "
                        + "FOR EACH ROW EXECUTE FUNCTION written()"))
        }
        return Set(columns.map(\.1)).sorted()
    }

    private static func watchSQLite(_ tx: Transaction) throws -> [String] {
        let tables = try tx.all(
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                AND name NOT LIKE 'records_pupil_words%' AND name NOT IN ('identity_session', 'identity_failure', 'written_row')
            """
        ) { try $0["name"] as String }
        var names: Set<String> = []
        for table in tables {
            let columns = try tx.all("SELECT name FROM pragma_table_info(\(table))") { try $0["name"] as String }
            names.formUnion(columns)
            for (deed, row) in [("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")] {
                let cells = columns.map { "quote(\(row).\"\($0)\")" }.joined(separator: "||'|'||")
                let text = "'\(deed) \(table): '||\(cells)"
                try tx.run(
                    SQL(
                        stringLiteral: "CREATE TRIGGER written_\(table)_\(deed) AFTER \(deed) ON \(table) "
                            + "BEGIN INSERT INTO written_row VALUES (\(text)); END"))
            }
        }
        return names.sorted()
    }

    /// A copy of a world, and the same visitor there.
    init(_ copy: Database, _ world: World, _ visitor: PageBrowser, foreign: String) async throws {
        self.foreign = foreign
        self.copy = copy
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let clock = world.clock
        let composition = Composition(
            database: copy, clock: Clock { clock.now }, logger: logger, secure: false, demonstration: false)
        browser = PageBrowser(try await composition.router())
        for name in ["khue_session", "khue_form"] {
            if let value = visitor.cookie(name) { browser.set(name, to: value) }
        }
    }

    /// Sends a form, until it is taken or once.
    func after(
        _ form: FoundForm, _ values: FormValues, once: Bool = false
    ) async throws -> Sent {
        var sent = values
        if once {
            try await forget()
            await browser.post(form.action, values)
        } else {
            sent = try await form.send(values, by: browser, before: forget)
        }
        let foreign = foreign
        let rows = try await copy.read { tx in
            try tx.all("SELECT text FROM written_row") { WrittenRows.masked(try $0["text"] as String, foreign) }
        }
        return ((browser.status, rows), sent)
    }

    private func forget() async throws {
        try await copy.write { tx in _ = try tx.run("DELETE FROM written_row") }
    }

    /// Ids made now, tokens and hashes are new each time; the id that was planted stays.
    private static func masked(_ row: String, _ foreign: String) -> String {
        row.replacing(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/) { found in
            found.output == foreign ? "PLANTED" : "ID"
        }
        .replacing(/[A-Za-z0-9_\-]{43}/, with: "TOKEN").replacing(/scrypt\$[^'"]*/, with: "HASH")
    }
}
