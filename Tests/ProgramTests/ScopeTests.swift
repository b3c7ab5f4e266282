import Base
import Database
import Identity
import Organisation
import TestKit
import Testing
import Web

/// Who sees and changes what: one rule, asked over every route, and over generated trees.
@Suite(.serialized) struct ScopeTests {
    /// Every address asks for somebody who is signed in, but for those that are declared open.
    @Test func everyRouteIsGuarded() async throws {
        try await World.with(.sqlite) { world in
            let unknown = "00000000-0000-7000-8000-000000000000"
            var open: Set<String> = []
            for endpoint in world.endpoints {
                if case .anyone = endpoint.access { open.insert(endpoint.pattern) }
                if case .token = endpoint.access { continue }
                let target = endpoint.pattern.split(separator: "/").map { part in
                    part.hasPrefix(":")
                        ? (["call", "task", "key"].contains(String(part.dropFirst())) ? "plan" : unknown) : String(part)
                }.joined(separator: "/")
                let stranger = PageBrowser(world.router)
                await stranger.open("/sign-in")
                if endpoint.method == .post {
                    let mark = try stranger.form("Đăng nhập").values["form_mark"] ?? ""
                    await stranger.post("/" + target, FormValues([("form_mark", mark)]))
                } else {
                    await stranger.open("/" + target)
                }
                let isSignIn = stranger.path.hasPrefix("/sign-in")
                if case .anyone = endpoint.access { continue }
                #expect(isSignIn, "\(endpoint.method) \(endpoint.pattern) answers a stranger with \(stranger.status)")
            }
            #expect(
                open == [
                    "/sign-in", "/sign-in/code", "/sign-in/key", "/sign-in/key/challenge",
                    "/messages/devices/renewal", "/password/:token",
                    "/forgotten-password",
                    "/forgotten-password/asked", "/email/:token", "/not-found", "/calendars/:unit/:mark/khue.ics",
                    "/directory", "/directory/people/:contact/khue.vcf", "/oauth/token", "/api/v1/openapi.json",
                ])
        }
    }

    /// Nobody sees or changes the dossier of a unit outside their reach, by any of its addresses.
    @Test(arguments: [("truong", 1), ("truong2", 0), ("phong2", 0), ("thpt", 0), ("giaovien", 1)])
    func dossiersOfOthersDoNotExist(login: String, district: Int) async throws {
        try await World.with(.sqlite) { world in
            let browser = try await world.browser(login)
            let own = try await world.dossier("plan", world.city.schools[district][0].id)
            let mark = try browser.form("Đăng xuất").values["form_mark"] ?? ""
            for part in ["", "/people", "/entries/I.1", "/submission", "/extensions", "/review", "/versions"] {
                await browser.open(own + part)
                #expect(browser.status == 404, "\(login) GET \(part)")
                guard !["", "/versions"].contains(part) else { continue }
                await browser.post(own + part, FormValues([("form_mark", mark), ("do", "accept"), ("version", "1")]))
                #expect(browser.status == 404, "\(login) POST \(part)")
            }
            let count = try await world.database.read { tx in try tx.count("SELECT COUNT(*) AS n FROM guidance_dossier")
            }
            #expect(count == 0)
        }
    }

    /// Over every route that names a unit, a class or a pupil: whoever does not reach them finds nothing there, whether
    /// they look or send, and nothing changes.
    @Test(arguments: ["truong2", "phong2", "thpt"])
    func recordsOfOthersDoNotExist(login: String) async throws {
        try await World.with(.sqlite, publishes: false, withPupils: true) { world in
            let unknown = "00000000-0000-7000-8000-000000000000"
            var ids = [":unit": world.city.schools[0][0].id.text]
            for (name, table) in [(":pupil", "records_pupil"), (":class", "records_class")] as [(String, String)] {
                ids[name] = try await world.database.read { tx in
                    let sql: SQL =
                        table == "records_pupil" ? "SELECT id FROM records_pupil" : "SELECT id FROM records_class"
                    return try tx.first("\(sql) ORDER BY id LIMIT 1") { try $0["id"] as String }
                }
            }
            ids.merge(try await facilities(world)) { first, _ in first }
            let before = try await facts(world)
            let browser = try await world.browser(login)
            let mark = try browser.form("Đăng xuất").values["form_mark"] ?? ""
            var asked = 0
            for endpoint in world.endpoints {
                guard case .needs = endpoint.access else { continue }
                let parts = endpoint.pattern.split(separator: "/").map(String.init)
                guard parts.contains(where: { ids[$0] != nil }), parts.first != "calendars" else { continue }
                asked += 1
                let target = "/" + parts.map { $0.hasPrefix(":") ? ids[$0] ?? unknown : $0 }.joined(separator: "/")
                if endpoint.method == .post {
                    await browser.post(target, FormValues([("form_mark", mark), ("name", "Lấy Trộm")]))
                } else {
                    await browser.open(target)
                }
                #expect(browser.status == 404, "\(login) \(endpoint.method) \(endpoint.pattern)")
            }
            #expect(asked > 30)
            #expect(try await facts(world) == before)
        }
    }

    /// A room, a device, a line, a licence and an open round of the school.
    private func facilities(_ world: World) async throws -> [String: String] {
        let school = try await world.browser("truong")
        await school.open("/units/\(world.city.schools[0][0].id)/facilities/rounds")
        try await school.press("Mở đợt kiểm kê")
        return try await world.database.read { tx in
            var ids: [String: String] = [:]
            let sources: [(String, SQL)] = [
                (":room", "SELECT id FROM facilities_room"), (":device", "SELECT id FROM facilities_device"),
                (":line", "SELECT id FROM facilities_line"), (":licence", "SELECT id FROM facilities_licence"),
                (":round", "SELECT id FROM facilities_round"),
            ]
            for (name, sql) in sources {
                ids[name] = try tx.first("\(sql) ORDER BY id LIMIT 1") { try $0["id"] as String }
            }
            return ids
        }
    }

    /// What must not change: how many records there are, and when the last one was changed.
    private func facts(_ world: World) async throws -> [Int] {
        try await world.database.read { tx in
            [
                try tx.count("SELECT COUNT(*) AS n FROM records_pupil"),
                try tx.count("SELECT COUNT(*) AS n FROM records_class"),
                try tx.count("SELECT COUNT(*) AS n FROM records_placement WHERE valid_to IS NULL"),
                try tx.count("SELECT COUNT(*) AS n FROM records_guardianship"),
                try tx.count("SELECT COUNT(*) AS n FROM identity_audit WHERE subject IN ('pupil', 'class', 'staff')"),
                try tx.count("SELECT SUM(version) AS n FROM facilities_room"),
                try tx.count("SELECT SUM(version) AS n FROM facilities_device"),
                try tx.count("SELECT COUNT(*) AS n FROM facilities_device_span WHERE valid_to IS NULL"),
                try tx.count("SELECT COUNT(*) AS n FROM facilities_line WHERE valid_to IS NULL"),
                try tx.count("SELECT COUNT(*) AS n FROM facilities_assignment WHERE valid_to IS NULL"),
                try tx.count("SELECT COUNT(*) AS n FROM facilities_scan"),
                try tx.count("SELECT COUNT(*) AS n FROM facilities_round WHERE closed_at IS NULL"),
            ]
        }
    }

    /// A viewer looks and changes nothing; a superior does not write for a school; only the direct superior decides.
    @Test func rolesKeepToTheirWork() async throws {
        try await World.with(.sqlite) { world in
            let own = try await world.dossier("plan", world.city.schools[0][0].id)
            let school = try await world.browser("truong")
            try await school.writePlan(own)
            try await school.submitPlan(own)
            let viewer = try await world.browser("xem")
            await viewer.open(own)
            #expect(viewer.status == 200 && !viewer.sees("Xem xét"))
            let mark = try viewer.form("Đăng xuất").values["form_mark"] ?? ""
            await viewer.post(own + "/review", FormValues([("form_mark", mark), ("do", "accept"), ("version", "100")]))
            #expect(viewer.status == 404)
            let official = try await world.browser("so")
            await official.open(own)
            #expect(official.status == 200 && !official.sees("Xem xét"))
            await official.open(own + "/review")
            #expect(official.status == 404)
            let teacher = try await world.browser("giaovien")
            await teacher.open(own + "/submission")
            #expect(teacher.status == 404)
            await teacher.open("/letters/new")
            #expect(teacher.status == 404)
        }
    }

    /// Over random trees and days: a permit reaches a unit exactly when a walk up the links that hold that day leads
    /// to the unit of the role.
    @Test(arguments: TestEngine.available)
    func reachIsAWalkUpTheLinks(engine: TestEngine) async throws {
        for seed in UInt64(1)...6 {
            try await engine.with(World.schema) { database in
                let tree = RandomTree(seed: seed)
                try await database.write { tx in try tree.write(in: tx) }
                for day in tree.days {
                    let reached = try await database.read { tx in
                        try tree.units.map { scope in
                            let covers = OrganisationTree().covers(scope, column: "u.id", on: day)
                            return Set(
                                try tx.all("SELECT u.id FROM organisation_unit u WHERE \(covers)") {
                                    try $0["id"] as UnitID
                                })
                        }
                    }
                    for (index, scope) in tree.units.enumerated() {
                        #expect(reached[index] == tree.walked(from: scope, on: day), "seed \(seed), \(day)")
                    }
                }
            }
        }
    }
}
