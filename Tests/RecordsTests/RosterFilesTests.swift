import Base
import Database
import Identity
import Organisation
import TestKit
import Testing

@testable import Files
@testable import Records

/// The CSV files of OneRoster 1.2 as one delivery: they are those that the manifest names, every line is as long as its
/// heading, and every id that a file names stands in the file that it leads to.
struct RosterFilesTests {
    /// Column of a file, and the file in which its ids stand.
    private static let references: [(file: String, column: String, target: String)] = [
        ("orgs", "parentSourcedId", "orgs"), ("academicSessions", "parentSourcedId", "academicSessions"),
        ("courses", "orgSourcedId", "orgs"), ("courses", "schoolYearSourcedId", "academicSessions"),
        ("classes", "courseSourcedId", "courses"), ("classes", "schoolSourcedId", "orgs"),
        ("classes", "termSourcedIds", "academicSessions"), ("enrollments", "classSourcedId", "classes"),
        ("enrollments", "schoolSourcedId", "orgs"), ("enrollments", "userSourcedId", "users"),
        ("users", "primaryOrgSourcedId", "orgs"), ("users", "agentSourcedIds", "users"),
        ("roles", "userSourcedId", "users"), ("roles", "orgSourcedId", "orgs"), ("demographics", "sourcedId", "users"),
    ]

    private struct Delivery {
        let tables: [String: Table]
        let manifest: [String: String]

        init(_ bytes: [UInt8]) throws {
            let zip = try ZipArchive(bytes, limits: .standard)
            var tables: [String: Table] = [:]
            for name in zip.names {
                let found = try zip.part(name)
                let part = try #require(found)
                tables[String(name.dropLast(4))] = try Table.read(bytes: try Delivery.bytes(part), name: name)
            }
            let found = tables.removeValue(forKey: "manifest")
            let lines = try #require(found)
            manifest = Dictionary(uniqueKeysWithValues: lines.rows.map { ($0.cells[0], $0.cells[1]) })
            self.tables = tables
        }

        private static func bytes(_ part: ZipPart) throws -> [UInt8] {
            var whole: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = buffer.withUnsafeMutableBytes { bytes in
                    bytes.baseAddress.map { part.read(into: $0, count: bytes.count) } ?? -1
                }
                try #require(count >= 0)
                if count == 0 { return whole }
                whole += buffer[..<count]
            }
        }

        func column(_ file: String, _ name: String) -> [String] {
            guard let table = tables[file], let place = table.header.cells.firstIndex(of: name) else { return [] }
            return table.rows.map { place < $0.cells.count ? $0.cells[place] : "" }
        }
    }

    private func delivery(
        _ school: Organisation.Unit, withDemographics: Bool = true, _ tx: Transaction
    ) throws -> (Delivery, [RosterFiles.File]) {
        let permit = try Permit<ViewPupils>.demonstration(
            "nhap", tree: OrganisationTree(), at: RecordsWorld.now, in: tx)
        let files = try RosterFiles.files(
            of: permit.on(school.id, in: tx), RosterSourceRows(permit: permit), withDemographics: withDemographics,
            in: tx)
        return (try Delivery(RosterFiles.archive(files)), files)
    }

    @Test(arguments: TestEngine.available)
    func everyIdLeadsSomewhere(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                try self.addWhatIsOver(school, tx)
                let (delivery, files) = try self.delivery(school, tx)
                #expect(Set(delivery.tables.keys) == Set(files.map(\.name)))
                for file in files {
                    let ids = delivery.column(file.name, "sourcedId")
                    #expect(!ids.isEmpty && Set(ids).count == ids.count && !ids.contains(""), "\(file.name)")
                    #expect(ids.count == file.rows)
                }
                for (file, column, target) in Self.references {
                    let known = Set(delivery.column(target, "sourcedId"))
                    let named = delivery.column(file, column).flatMap { $0.split(separator: ",").map(String.init) }
                    let lost = Set(named).subtracting(known)
                    #expect(lost.isEmpty, "\(file).\(column): \(lost.count) of \(named.count) lead nowhere")
                }
                #expect(delivery.column("enrollments", "role").contains("teacher"))
            }
        }
    }

    /// A class of last year with its teacher, a pupil whose last year's class was never left, and a teacher who has gone.
    private func addWhatIsOver(_ school: Organisation.Unit, _ tx: Transaction) throws {
        let now = RecordsWorld.now
        let old = SchoolClass(
            id: ClassID(at: now), unit: school.id, year: SchoolYear(start: 2022), name: "Lớp năm trước", grade: "01")
        try ClassRows.insert([old], at: now, in: tx)
        let here = try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx)
        let teachers = try StaffRows.lines(of: school.id, on: now.day, family: .teacher, search: "", in: tx)
        try tx.run("UPDATE records_class SET teacher_id = \(teachers[0].member.id) WHERE id = \(old.id)")
        try tx.run("UPDATE records_class SET teacher_id = \(teachers[0].member.id) WHERE id = \(here[0].id)")
        try tx.run("UPDATE records_class SET teacher_id = \(teachers[1].member.id) WHERE id = \(here[1].id)")
        try tx.run(
            "UPDATE records_post SET valid_to = \(now.day.adding(days: -3)) WHERE staff_id = \(teachers[1].member.id)")
        try tx.run(
            """
            UPDATE records_placement SET class_id = \(old.id), valid_from = '2022-09-05' WHERE id = (
                SELECT MIN(id) FROM records_placement WHERE class_id = \(here[0].id))
            """)
    }

    @Test(arguments: TestEngine.available)
    func theManifestNamesWhatIsThere(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try RecordsWorld.keeper("nhap", .head, school, tx)
                for withDemographics in [true, false] {
                    let (delivery, _) = try self.delivery(school, withDemographics: withDemographics, tx)
                    #expect(delivery.manifest["manifest.version"] == "1.0")
                    #expect(delivery.manifest["oneroster.version"] == "1.2")
                    let files = delivery.manifest.filter { $0.key.hasPrefix("file.") }
                    #expect(files.values.allSatisfy { ["absent", "bulk", "delta"].contains($0) })
                    let given = files.filter { $0.value == "bulk" }.map { String($0.key.dropFirst(5)) }
                    #expect(Set(given) == Set(delivery.tables.keys))
                    #expect(given.contains("demographics") == withDemographics)
                    for (name, table) in delivery.tables {
                        #expect(table.header.cells.prefix(3) == ["sourcedId", "status", "dateLastModified"], "\(name)")
                        #expect(table.rows.allSatisfy { $0.cells.count <= table.header.cells.count }, "\(name)")
                        let empty = ["status", "dateLastModified"].flatMap { delivery.column(name, $0) }
                        #expect(empty.allSatisfy { $0.isEmpty }, "a full delivery leaves them empty")
                    }
                }
            }
        }
    }
}
