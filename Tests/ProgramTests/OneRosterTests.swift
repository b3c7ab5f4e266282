import Base
import Database
import FoundationEssentials
import Organisation
import TestKit
import Testing
import Web

@testable import Identity
@testable import Records

/// OneRoster as a learning system uses it.
@Suite(.serialized) struct OneRosterTests {
    private static let base = "/ims/oneroster/rostering/v1p2"
    private static let scope = "https://purl.imsglobal.org/spec/or/v1p2/scope/"
    private static let core: Set<String> = [scope + "roster-core.readonly"]
    private static let demographics: Set<String> = [scope + "roster-demographics.readonly"]

    /// A program with a token of an hour, as client credentials give it.
    private struct Program {
        let token: String
        let world: World

        init(_ login: String, _ scopes: Set<String>, _ world: World) async throws {
            token = try await world.token(login, scopes)
            self.world = world
        }

        func ask(_ target: String) async -> Response {
            await world.ask(target.hasPrefix("/") ? target : base + "/" + target, token: token)
        }

        /// The things of a list.
        func list(_ target: String) async -> [[String: JSONValue]] {
            let response = await ask(target)
            guard response.status == 200, case .object(let body)? = JSONValue.read(response.body),
                case .array(let things)? = body.values.first
            else {
                Issue.record("\(target): \(response.status) \(String(decoding: response.body, as: UTF8.self))")
                return []
            }
            return things.compactMap { if case .object(let thing) = $0 { thing } else { nil } }
        }

        /// Page after page by their Link headers; each is told the count of all.
        func pages(
            _ target: String, of count: Int, _ page: ([[String: JSONValue]]) async throws -> Void
        ) async rethrows {
            var next: String? = base + "/" + target
            while let open = next {
                let response = await ask(open)
                #expect(response.header("x-total-count") == String(count), "\(open)")
                try await page(await list(open))
                let link = (response.header("link") ?? "").split(separator: ",").first { $0.contains("rel=\"next\"") }
                next = link.flatMap { $0.split(separator: "<").last?.split(separator: ">").first.map(String.init) }
            }
        }
    }

    private func text(_ thing: [String: JSONValue]?, _ name: String) -> String? {
        if case .string(let text)? = thing?[name] { return text }
        if case .object(let link)? = thing?[name], case .string(let id)? = link["sourcedId"] { return id }
        return nil
    }

    private func filter(_ text: String) -> String { "filter=" + PercentCoding.encode(text) }

    /// Every list and every thing of the rostering service, with what the specification requires of each.
    @Test(arguments: TestEngine.available)
    func everyResourceIsServed(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let program = try await Program("truong", Self.core, world)
            let school = world.city.schools[0][0].id.text
            var first: [String: String] = [:]
            for (name, fields) in [
                ("orgs", ["name", "type"]), ("schools", ["name", "type"]),
                ("academicSessions", ["title", "startDate", "endDate", "type", "schoolYear"]),
                ("terms", ["title", "startDate", "parent"]), ("courses", ["title", "org"]),
                ("classes", ["title", "classType", "course", "school", "terms"]),
                ("enrollments", ["user", "class", "school", "role"]),
                ("users", ["enabledUser", "givenName", "familyName", "roles"]), ("students", ["givenName", "roles"]),
                ("teachers", ["givenName", "roles"]),
            ] {
                let things = await program.list(name + "?limit=3")
                let thing = try #require(things.first, "\(name)")
                for field in ["sourcedId", "status", "dateLastModified"] + fields {
                    #expect(thing[field] != nil, "\(name) lacks \(field)")
                }
                let id = try #require(text(thing, "sourcedId"))
                first[name] = id
                #expect(await program.ask("\(name)/\(id)").status == 200, "\(name)")
                #expect(await program.ask("\(name)/khong-co").status == 404, "\(name)")
            }
            let class1 = first["classes"] ?? ""
            for path in [
                "schools/\(school)/classes", "schools/\(school)/courses", "schools/\(school)/enrollments",
                "schools/\(school)/students", "schools/\(school)/teachers", "schools/\(school)/terms",
                "schools/\(school)/classes/\(class1)/students", "schools/\(school)/classes/\(class1)/enrollments",
                "classes/\(class1)/students", "courses/\(first["courses"] ?? "")/classes",
                "terms/\(first["terms"] ?? "")/classes", "students/\(first["students"] ?? "")/classes",
                "users/\(first["students"] ?? "")/classes",
            ] { #expect(await !program.list(path).isEmpty, "\(path)") }
            let term = first["terms"] ?? ""
            let marks = await program.list("terms/\(term)/gradingPeriods")
            #expect(marks.count == 1 && text(marks.first, "parent") == term)
            #expect(await program.list("gradingPeriods").count == 2)
            let seated = try await world.database.read { tx in
                try tx.count(
                    "SELECT COUNT(*) AS n FROM records_placement WHERE class_id = \(class1) AND valid_to IS NULL")
            }
            #expect(await program.list("classes/\(class1)/students").count == seated && seated > 0)
        }
    }

    /// In every order of every kind of thing, up and down, pages follow each other without gap or repetition: they are the
    /// whole list cut in pieces.
    @Test(arguments: TestEngine.available)
    func pagesFollowEachOtherInEveryOrder(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let program = try await Program("truong", Self.core.union(Self.demographics), world)
            for kind in [RosterKind.org, .session, .course, .schoolClass, .enrollment, .user, .demographics] {
                for (number, field) in kind.fields.enumerated() {
                    let order = "fields=sourcedId&sort=\(field.name)&orderBy=\(number % 2 == 0 ? "asc" : "desc")"
                    let whole = await program.list("\(kind.many)?limit=5000&\(order)").compactMap {
                        text($0, "sourcedId")
                    }
                    var seen: [String] = []
                    await program.pages("\(kind.many)?limit=\(whole.count / 3 + 1)&\(order)", of: whole.count) {
                        seen += $0.compactMap { text($0, "sourcedId") }
                    }
                    #expect(seen == whole && Set(seen).count == seen.count, "\(kind.many) by \(field.name)")
                    world.clock.move(to: world.clock.now.adding(seconds: 60))
                }
            }
        }
    }

    /// The next page begins behind the last thing: what goes away meanwhile makes no gap, in the order of ids and in that
    /// of names.
    @Test(arguments: TestEngine.available, ["", "&sort=familyName", "&sort=givenName&orderBy=desc"])
    func aPageFollowsTheThingBeforeIt(engine: TestEngine, order: String) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let program = try await Program("truong", Self.core, world)
            let whole = await program.list("students?limit=5000\(order)").compactMap { text($0, "sourcedId") }
            var seen = 0
            try await program.pages("students?fields=givenName&limit=20\(order)", of: whole.count) { page in
                seen += page.count
                guard seen == 20 else { return }
                let (gone, kept) = (whole[3], whole[0])
                try await world.database.write { tx in
                    try tx.run("UPDATE records_pupil SET merged_into = \(kept) WHERE id = \(gone)")
                }
            }
            #expect(seen == whole.count)
            #expect(await program.ask("students?after=x").status == 400)
            #expect(await program.ask("students?after=-1~a").status == 400)
        }
    }

    /// Filters, sorting and selection do what they say; what they cannot is refused by its own code; what looks like
    /// SQL is only a value.
    @Test(arguments: TestEngine.available)
    func questionsAreAnsweredOrRefused(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let program = try await Program("truong", Self.core, world)
            let all = await program.list("students?limit=5000")
            let family = try #require(text(all.first, "familyName"))
            let same = all.filter { text($0, "familyName") == family }.count
            #expect(
                await program.list("students?limit=5000&" + filter("familyName='\(family.uppercased())'")).count >= same
            )
            let school = world.city.schools[0][0].id.text
            #expect(
                await program.list("classes?" + filter("school.sourcedId='\(school)' AND status='active'")).count > 0)
            #expect(await program.list("users?" + filter("role='teacher' OR role='siteAdministrator'")).count > 0)
            #expect(await program.list("students?" + filter("sourcedId=''' OR 1=1 --'")).isEmpty)
            #expect(await program.list("students?" + filter("givenName~'%'")).isEmpty)
            let names = await program.list("classes?sort=title&fields=title").compactMap { text($0, "title") }
            #expect(names.count > 1 && names.map(\.sortKey) == names.map(\.sortKey).sorted())
            #expect(await program.list("classes?fields=title").allSatisfy { $0.count == 1 })
            for (query, code) in [
                (filter("password='x'"), "invalid_filter_field"), (filter("title"), "invalid_filter_field"),
                (filter("name='a' AND type='b' OR type='c'"), "invalid_filter_field"),
                ("sort=password", "invalid_sort_field"), ("fields=password", "invalid_selection_field"),
                ("limit=0", "invaliddata"), ("offset=-1", "invaliddata"), ("limit=abc", "invaliddata"),
            ] {
                let response = await program.ask("orgs?" + query)
                let body = String(decoding: response.body, as: UTF8.self)
                #expect(
                    response.status == 400 && body.contains(code) && body.contains("imsx_codeMajor"), "\(query) \(body)"
                )
            }
        }
    }

    /// Birth date and sex are given for their own scope only; nobody reads what is out of reach.
    @Test(arguments: TestEngine.available)
    func demographicsNeedTheirOwnScope(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let program = try await Program("truong", Self.core, world)
            let refused = await program.ask("demographics")
            #expect(refused.status == 403 && String(decoding: refused.body, as: UTF8.self).contains("forbidden"))
            let users = String(decoding: await program.ask("users?limit=5000").body, as: UTF8.self)
            for hidden in ["birthDate", "\"sex\"", "phone", "email"] { #expect(!users.contains(hidden)) }
            let other = try await Program("truong", Self.demographics, world)
            #expect(await other.ask("users").status == 403)
            let person = try #require(await other.list("demographics?limit=1").first)
            #expect(text(person, "birthDate") != nil && ["male", "female"].contains(text(person, "sex")))
            let stranger = try await Program("truong2", Self.core.union(Self.demographics), world)
            let school = world.city.schools[0][0].id.text
            #expect(await stranger.list("students").isEmpty)
            #expect(await stranger.list("demographics").isEmpty)
            let pupil = text(person, "sourcedId") ?? ""
            for path in [
                "students/\(pupil)", "demographics/\(pupil)", "orgs/\(school)", "schools/\(school)/students",
                "units/\(school)/oneroster.zip", "units/\(school)/oneroster-demographics.zip",
            ] { #expect(await stranger.ask(path).status == 404, "\(path)") }
        }
    }

    /// Who asks for what changed since last time hears of new names, of those who left, and of classes that are no
    /// more.
    @Test(arguments: TestEngine.available)
    func changesAndDeletesAreTold(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let program = try await Program("truong", Self.core, world)
            let before = world.clock.now
            let since = filter("dateLastModified>'\(before.adding(seconds: 60).iso)'")
            #expect(await program.list("students?" + since).isEmpty)
            let line = try #require(await program.list("enrollments?limit=1&" + filter("role='student'")).first)
            #expect(line["beginDate"] != nil)
            let (pupil, id) = (text(line, "user") ?? "", text(line, "sourcedId") ?? "")
            let later = before.adding(seconds: 86_400)
            world.clock.move(to: later)
            try await world.database.write { tx in
                try tx.run(
                    """
                    UPDATE records_placement SET valid_to = \(later.day), leaving = 'leftCity', changed_at = \(before)
                    WHERE id = \(id)
                    """)
            }
            // Written down before, true from today on.
            let asked = filter("dateLastModified>='\(later.day.iso)T00:00:00.000Z'")
            let gone = await program.list("students?" + asked)
            #expect(gone.count == 1 && text(gone.first, "sourcedId") == pupil)
            #expect(text(gone.first, "status") == "tobedeleted")
            #expect(text(await program.list("enrollments?" + asked).first, "status") == "tobedeleted")
            #expect(await program.ask("students/\(pupil)").status == 200)
        }
    }

    /// Who asks for what changed hears of a year whose days were decided, and of one whose days were changed; of the others
    /// nothing.
    @Test(arguments: TestEngine.available)
    func changedYearsAreTold(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let program = try await Program("truong", Self.core, world)
            let since = filter("dateLastModified>='\(world.clock.now.adding(seconds: 3600).iso)'")
            #expect(await program.list("academicSessions?" + since).isEmpty)
            func decide(_ page: String, _ values: [String: String]) async throws {
                world.clock.move(to: world.clock.now.adding(seconds: 86_400))
                let official = try await world.browser("so")
                await official.open("/school-years/" + page)
                try await official.press("Lưu năm học", values)
                #expect(official.sees("Đã lưu năm học"))
            }
            try await decide(
                "new",
                [
                    "year": "2023-2024", "starts": "5/9/2023", "second": "15/1/2024", "ends": "31/5/2024",
                    "source": "QĐ 1/QĐ-UBND",
                ])
            let asked = filter("dateLastModified>='\(world.clock.now.adding(seconds: -60).iso)'")
            let told = await program.list("academicSessions?" + asked)
            #expect(
                Set(told.compactMap { text($0, "sourcedId") }).isSuperset(of: [
                    "2023-2024", "2023-2024-1", "2023-2024-2",
                ]))
            try await decide("2023-2024", ["second": "22/1/2024"])
            let again = filter("dateLastModified>='\(world.clock.now.adding(seconds: -60).iso)'")
            let terms = await program.list("terms?" + again)
            #expect(terms.compactMap { text($0, "startDate") }.contains("2024-01-22"))
            world.clock.move(to: world.clock.now.adding(seconds: 86_400))
            let later = filter("dateLastModified>='\(world.clock.now.iso)'")
            #expect(await program.list("academicSessions?" + later).isEmpty)
        }
    }

    /// The archive holds the files that its manifest names, each line with as many cells as the heading; demographics
    /// only when they were asked for.
    @Test(arguments: TestEngine.available)
    func aSchoolDownloadsItsFiles(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let browser = try await world.browser("truong")
            let school = world.city.schools[0][0].id
            await browser.open("/units/\(school)/oneroster")
            #expect(browser.sees("Học sinh và nhân sự") && browser.sees("users.csv"))
            await browser.open(try browser.link("Tải tệp OneRoster"))
            #expect(browser.status == 200 && browser.html.contains("oneroster.version,1.2"))
            #expect(browser.html.contains("file.users,bulk") && browser.html.contains("file.demographics,absent"))
            #expect(!browser.html.contains("birthDate"))
            await browser.open("/units/\(school)/oneroster/oneroster.zip?demographics=1")
            let logged = try await world.database.read { tx in
                try tx.all("SELECT detail FROM identity_audit WHERE action = 'download roster' ORDER BY detail") {
                    try $0["detail"] as String
                }
            }
            #expect(logged == ["", "demographics"], "the log keeps who took a package, and whether with birth dates")
            let program = try await Program("truong", Self.core, world)
            let file = await program.ask("units/\(school)/oneroster.zip")
            #expect(file.status == 200 && file.header("content-type") == "application/zip")
            let count = await program.list("students?limit=5000&" + filter("status='active'")).count
            let text = String(decoding: file.body, as: UTF8.self)
            let students = text.split(separator: "\r\n").filter { $0.contains(",student,") && $0.contains("-role,") }
            let seats = text.split(separator: "\r\n").filter { $0.contains(",student,true,") }
            #expect(seats.count == count && count > 0, "\(seats.count) \(students.count) \(count)")
            let more = try await Program("truong", Self.demographics, world)
            let whole = await more.ask("units/\(school)/oneroster-demographics.zip")
            #expect(String(decoding: whole.body, as: UTF8.self).contains("birthDate"))
        }
    }
}
