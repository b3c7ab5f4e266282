import Base
import Database
import TestKit
import Testing
import Web

@testable import Identity

/// What OneRoster 1.2 requires of every answer, asked of every list there is: required fields, enumerations, and
/// references that lead to something.
@Suite(.serialized) struct OneRosterConformanceTests {
    private static let base = "/ims/oneroster/rostering/v1p2"
    private static let scope = "https://purl.imsglobal.org/spec/or/v1p2/scope/"
    private static let scopes = Set(
        ["roster-core.readonly", "roster-demographics.readonly", "roster-guardians.readonly"].map { scope + $0 })

    private static let required: [String: [String]] = [
        "orgs": ["name", "type"], "schools": ["name", "type"],
        "academicSessions": ["title", "startDate", "endDate", "type", "schoolYear"],
        "terms": ["title", "startDate", "endDate", "type", "schoolYear"],
        "gradingPeriods": ["title", "startDate", "endDate", "type", "schoolYear", "parent"],
        "courses": ["title", "org"], "classes": ["title", "course", "school", "terms", "classType"],
        "enrollments": ["user", "class", "school", "role"],
        "users": ["enabledUser", "givenName", "familyName", "roles"], "students": ["enabledUser", "roles", "grades"],
        "teachers": ["enabledUser", "roles"], "demographics": [],
    ]

    private static let words: [String: Set<String>] = [
        "status": ["active", "tobedeleted"],
        "type": [
            "department", "school", "district", "local", "state", "national", "gradingPeriod", "semester",
            "schoolYear", "term",
        ],
        "classType": ["homeroom", "scheduled"], "primary": ["true", "false"], "enabledUser": ["true", "false"],
        "role": ["administrator", "proctor", "student", "teacher"], "sex": ["male", "female", "unspecified", "other"],
    ]

    private static let roles: Set<String> = [
        "aide", "counselor", "districtAdministrator", "guardian", "parent", "principal", "proctor", "relative",
        "siteAdministrator", "student", "systemAdministrator", "teacher",
    ]

    private func things(_ response: Response) -> [[String: JSONValue]] {
        guard case .object(let body)? = JSONValue.read(response.body), case .array(let list)? = body.values.first
        else { return [] }
        return list.compactMap { if case .object(let thing) = $0 { thing } else { nil } }
    }

    private func text(_ value: JSONValue?) -> String? { if case .string(let text)? = value { text } else { nil } }

    /// The references within a thing, however deep.
    private func links(_ value: JSONValue) -> [[String: JSONValue]] {
        switch value {
        case .object(let fields):
            (fields["href"] == nil ? [] : [fields]) + fields.values.flatMap(links)
        case .array(let list): list.flatMap(links)
        default: []
        }
    }

    @Test(arguments: TestEngine.available)
    func everyAnswerIsAsTheSpecificationHasIt(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let token = try await world.token("truong", Self.scopes)
            var targets: Set<String> = []
            var known: Set<String> = []
            for (name, fields) in Self.required {
                let list = things(await world.ask("\(Self.base)/\(name)?limit=5000", token: token))
                #expect(!list.isEmpty, "\(name) is empty")
                known.formUnion(list.map { "\(Self.base)/\(name)/\(text($0["sourcedId"]) ?? "")" })
                for thing in list {
                    for field in ["sourcedId", "status", "dateLastModified"] + fields where thing[field] == nil {
                        Issue.record("\(name) lacks \(field): \(thing)")
                    }
                    for (field, allowed) in Self.words {
                        guard let word = text(thing[field]) else { continue }
                        #expect(allowed.contains(word), "\(name).\(field) = \(word)")
                    }
                    let moment = text(thing["dateLastModified"]) ?? ""
                    #expect(moment.count == 24 && moment.hasSuffix("Z"), "\(name) \(moment)")
                    for link in links(.object(thing)) {
                        let (href, id) = (text(link["href"]) ?? "", text(link["sourcedId"]) ?? "")
                        #expect(href.hasSuffix("/" + id) && text(link["type"]) != nil, "\(name): \(link)")
                        targets.insert(href)
                    }
                    guard case .array(let held)? = thing["roles"] else { continue }
                    for case .object(let role) in held {
                        #expect(Self.roles.contains(text(role["role"]) ?? ""), "\(role)")
                        #expect(text(role["roleType"]) == "primary" && role["org"] != nil)
                    }
                }
            }
            #expect(targets.count > 100)
            #expect(targets.isSubset(of: known), "\(targets.subtracting(known).sorted().prefix(5)) lead nowhere")
            for target in targets.sorted().prefix(10) {
                #expect(await world.ask(target, token: token).status == 200, "\(target)")
            }
        }
    }

    /// Every list within a thing is the part of the whole list that belongs to it: nothing is missing, nothing is a
    /// stranger's, and every element is as complete as in the whole list.
    @Test(arguments: TestEngine.available)
    func listsWithinThingsArePartsOfTheWhole(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let token = try await world.token("truong", Self.scopes)
            var whole: [String: [[String: JSONValue]]] = [:]
            for name in Self.required.keys {
                whole[name] = things(await world.ask("\(Self.base)/\(name)?limit=5000", token: token))
            }
            func all(_ name: String) -> [[String: JSONValue]] { whole[name] ?? [] }
            func id(_ thing: [String: JSONValue]) -> String { text(thing["sourcedId"]) ?? "" }
            func link(_ thing: [String: JSONValue], _ field: String) -> String? {
                links(thing[field] ?? .null).first.flatMap { text($0["sourcedId"]) }
            }
            let seats = all("enrollments").filter { text($0["status"]) == "active" }
            /// Those of a list who are in a class, or the classes somebody is in.
            func joined(_ name: String, _ give: String, where field: String, is value: String) -> [String] {
                let ids = Set(seats.filter { link($0, field) == value }.compactMap { link($0, give) })
                return all(name).map(id).filter(ids.contains)
            }
            var paths: [(path: String, expected: [String], name: String)] = []
            let school = try #require(
                all("schools").first { all("classes").compactMap { link($0, "school") }.contains(id($0)) })
            let here = id(school)
            for name in ["classes", "enrollments"] {
                paths.append(("schools/\(here)/\(name)", all(name).filter { link($0, "school") == here }.map(id), name))
            }
            paths.append(
                ("schools/\(here)/courses", all("courses").filter { link($0, "org") == here }.map(id), "courses"))
            for name in ["students", "teachers"] {
                let own = all(name).filter { link($0, "primaryOrg") == here }
                paths.append(("schools/\(here)/\(name)", own.map(id), name))
            }
            paths.append(("schools/\(here)/terms", all("terms").map(id), "terms"))
            for term in all("terms") {
                let classes = all("classes").filter { seat in
                    links(seat["terms"] ?? .null).contains { text($0["sourcedId"]) == id(term) }
                }
                paths.append(("terms/\(id(term))/classes", classes.map(id), "classes"))
                let periods = all("gradingPeriods").filter { link($0, "parent") == id(term) }
                paths.append(("terms/\(id(term))/gradingPeriods", periods.map(id), "gradingPeriods"))
            }
            for course in all("courses").prefix(2) {
                let classes = all("classes").filter { link($0, "course") == id(course) }
                paths.append(("courses/\(id(course))/classes", classes.map(id), "classes"))
            }
            for seat in all("classes").prefix(2) {
                let inside = "schools/\(here)/classes/\(id(seat))"
                for name in ["students", "teachers"] {
                    let expected = joined(name, "user", where: "class", is: id(seat))
                    paths.append(("classes/\(id(seat))/\(name)", expected, name))
                    paths.append(("\(inside)/\(name)", expected, name))
                }
                let own = all("enrollments").filter { link($0, "class") == id(seat) }
                paths.append(("\(inside)/enrollments", own.map(id), "enrollments"))
            }
            for (name, list) in [("users", "students"), ("students", "students"), ("teachers", "teachers")] {
                for one in all(list).prefix(2) {
                    let expected = joined("classes", "class", where: "user", is: id(one))
                    paths.append(("\(name)/\(id(one))/classes", expected, "classes"))
                }
            }
            let stranger = try await world.token("truong2", Self.scopes)
            for (path, expected, name) in paths {
                let given = things(await world.ask("\(Self.base)/\(path)?limit=5000", token: token))
                #expect(Set(given.map(id)) == Set(expected) && given.count == expected.count, "\(path)")
                let known = Dictionary(all(name).map { (id($0), $0) }) { first, _ in first }
                #expect(given.allSatisfy { $0 == known[id($0)] }, "\(path)")
                let other = await world.ask("\(Self.base)/\(path)", token: stranger)
                let isOpen = path.hasPrefix("terms/")
                #expect(
                    isOpen
                        ? things(other).allSatisfy { known[id($0)] == nil || name == "gradingPeriods" }
                        : other.status == 404)
                let inner = path.split(separator: "/").last.map(String.init) ?? ""
                let nowhere = path.split(separator: "/").first.map { "\($0)/khong-co/\(inner)" } ?? ""
                #expect(await world.ask("\(Self.base)/\(nowhere)", token: token).status == 404, "\(nowhere)")
            }
            #expect(paths.count > 20 && paths.filter { !$0.expected.isEmpty }.count > 15)
        }
    }

    /// Guardians, with their names only, are for a scope of their own; a child names them as agents.
    @Test(arguments: TestEngine.available)
    func guardiansNeedTheirOwnScope(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let core = try await world.token("truong", [Self.scope + "roster-core.readonly"])
            let filter = "filter=" + PercentCoding.encode("role='parent' OR role='guardian'")
            let all = "\(Self.base)/users?limit=5000&"
            #expect(things(await world.ask(all + filter, token: core)).isEmpty)
            let students = await world.ask("\(Self.base)/students?limit=5000", token: core)
            #expect(!String(decoding: students.body, as: UTF8.self).contains("agents"))

            let token = try await world.token("truong", Self.scopes)
            let parents = things(await world.ask(all + filter, token: token))
            let children = things(await world.ask("\(Self.base)/students?limit=5000", token: token))
            let agents = Set(children.flatMap { links($0["agents"] ?? .null) }.compactMap { text($0["sourcedId"]) })
            #expect(!agents.isEmpty && agents == Set(parents.compactMap { text($0["sourcedId"]) }))
            let phones = try await world.database.read { tx in
                try tx.all("SELECT phone FROM records_guardian WHERE phone <> ''") { try $0["phone"] as String }
            }
            let given = String(decoding: await world.ask(all, token: token).body, as: UTF8.self)
            #expect(!phones.isEmpty && phones.allSatisfy { !given.contains($0) }, "no way to reach them")

            let stranger = try await world.token("truong2", Self.scopes)
            #expect(things(await world.ask(all + filter, token: stranger)).isEmpty)
            let one = try #require(agents.first)
            #expect(await world.ask("\(Self.base)/users/\(one)", token: stranger).status == 404)
            #expect(await world.ask("\(Self.base)/users/\(one)", token: core).status == 404)
        }
    }
}
