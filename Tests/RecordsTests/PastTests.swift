import Base
import Database
import Identity
import Organisation
import TestKit
import Testing

@testable import Records

/// Classes and staff on any day: whatever is asked as of a day says what a naive replay of all changes and corrections
/// says.
struct PastTests {
    private static let classParts = ["THU_TU", "MA_LOP_GHEP"]
    private static let staffParts = ["QUE_QUAN", "IS_DANG_VIEN"]

    private func flat(_ value: SchoolClass) -> [String: String] {
        PastReplay.flat(value.fields, parts: Self.classParts)
    }
    private func flat(_ value: StaffMember) -> [String: String] {
        PastReplay.flat(value.fields, parts: Self.staffParts)
    }

    @Test(arguments: TestEngine.available)
    func classesOnAnyDay(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                var random = Seed(23)
                let year = SchoolYear(start: 2023)
                let permit = try UnitPermit<KeepPupils>.keeping(school, tx)
                let teachers = try StaffRows.lines(
                    of: school.id, on: RecordsWorld.now.day, family: .teacher, search: "", in: tx)
                var replay = PastReplay()
                for value in try ClassRows.all(of: school.id, year, in: tx) { replay.add(value.id.text, flat(value)) }
                var accepted = 0
                for step in 0..<160 {
                    let old = try #require(try ClassRows.all(of: school.id, year, in: tx).randomElement(using: &random))
                    let moment = PastReplay.moment(&random)
                    var new = old
                    new.fields = try ClassRows.courses(of: old, in: tx).shown(moment)
                    let field = try #require(ClassField.allCases.randomElement(using: &random))
                    switch field {
                    case .name: new.name = "Lớp \(step)"
                    case .grade: new.grade = ["01", "02", "03"].randomElement(using: &random) ?? ""
                    case .ageGroup: new.ageGroup = [nil, "04", "05"].randomElement(using: &random) ?? nil
                    case .combined: new.isCombined.toggle()
                    case .twoSessions: new.twoSessions.toggle()
                    case .boards: new.boards.toggle()
                    case .teacher: new.teacher = teachers.randomElement(using: &random)?.member.id
                    case .site: new.site = new.site == nil ? school.id : nil
                    case .more:
                        let part = Self.classParts[step % 2]
                        new.more.values[part] = [nil, "1", "2"].randomElement(using: &random) ?? nil
                    }
                    let shown = try ClassRows.courses(of: old, in: tx).shown(moment)
                    do {
                        try ChangeClass.run(new, was: old, moment, by: permit, in: tx)
                        accepted += 1
                        let present = try ClassRows.find(old.id, in: tx)
                        let was = PastReplay.flat(shown, parts: Self.classParts)
                        replay.apply(old.id.text, flat(new), was: was, moment)
                        #expect(present?.version == old.version + (flat(new) == was ? 0 : 1))
                    } catch is DayTooEarly {
                        // Refused: something is known to have changed later.
                    }
                }
                #expect(accepted > 80)
                for _ in 0..<30 {
                    let day = PastReplay.day(&random)
                    try compare(replay, school, year, on: day, tx)
                }
            }
        }
    }

    private func compare(
        _ replay: PastReplay, _ school: Organisation.Unit, _ year: SchoolYear, on day: Day, _ tx: Transaction
    ) throws {
        func said(_ id: ClassID) -> [String: String] { replay.on(day, of: id.text) }
        let all = try ClassRows.all(of: school.id, year, on: day, in: tx)
        #expect(all.count == replay.values.count)
        for value in all {
            #expect(flat(value) == said(value.id))
            #expect(try ClassRows.find(value.id, on: day, in: tx) == value)
        }
        let lines = try ClassRows.lines(of: school.id, year, on: day, in: tx)
        #expect(lines.map(\.schoolClass) == all, "with its pupils, in the same order")
        #expect(all.map(\.grade) == all.map(\.grade).sorted())
        let sizes = Dictionary(uniqueKeysWithValues: lines.map { ($0.schoolClass.id, $0.pupils) })
        let figures = try ClassFigureRows.all(where: "c.unit_id = \(school.id)", on: day, in: tx)
        #expect(figures.count == all.count)
        for figure in figures { #expect(figure.name == said(figure.id)["name"] && figure.pupils == sizes[figure.id]) }
        let scope = StatisticScope(school: school.id, day: day)
        for facts in try StatisticRows.classes(scope, sized: true, in: tx) {
            let value = said(facts.id)
            #expect(facts.name == value["name"] && facts.grade == value["grade"])
            #expect((facts.ageGroup ?? "") == value["ageGroup"] && facts.combined == (value["combined"] == "1"))
            #expect(facts.twoSessions == (value["twoSessions"] == "1") && facts.boards == (value["boards"] == "1"))
        }
        let groups = try StatisticPupilRows.groups(scope, StatisticPupilRows.Asked(), in: tx)
        let grades = Dictionary(grouping: lines) { $0.schoolClass.grade }.mapValues { $0.reduce(0) { $0 + $1.pupils } }
            .filter { $0.value > 0 }
        #expect(Dictionary(grouping: groups, by: \.grade).mapValues { $0.reduce(0) { $0 + $1.count } } == grades)
        for grade in ["01", "02"] {
            var filter = PupilFilter(day: day, isToday: false)
            filter.grade = grade
            filter.order = .schoolClass
            let count = try PupilListRows.count(filter, at: school.id, in: tx)
            #expect(count == grades[grade] ?? 0)
            let names = Set(all.filter { $0.grade == grade }.map(\.name))
            let pupils = try PupilListRows.lines(filter, at: school.id, limit: 5_000, offset: 0, in: tx)
            #expect(pupils.count == count && pupils.allSatisfy { names.contains($0.className) })
        }
        let snapshot = try SnapshotRows.current(school.id, on: day, today: day.adding(days: 1), in: tx)
        let written = Set(snapshot.values.compactMap { $0.split(separator: "·").last.map { String($0.dropFirst()) } })
        #expect(written == Set(lines.filter { $0.pupils > 0 }.map(\.schoolClass.name)))
    }

    @Test(arguments: TestEngine.available)
    func staffOnAnyDay(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                var random = Seed(29)
                let permit = try UnitPermit<DecidePupils>.keeping(school, tx)
                let everybody = try StaffRows.lines(
                    of: school.id, on: RecordsWorld.now.day, family: nil, search: "", in: tx)
                try tx.run("UPDATE records_post SET valid_from = '2020-01-01' WHERE unit_id = \(school.id)")
                let some = Array(everybody.map(\.member).prefix(8))
                var replay = PastReplay()
                for member in some { replay.add(member.id.text, flat(member)) }
                for step in 0..<160 {
                    let id = try #require(some.randomElement(using: &random)).id
                    let old = try #require(try StaffRows.member(id, in: tx))
                    let moment = PastReplay.moment(&random)
                    var new = old
                    new.fields = try StaffRows.courses(of: old, in: tx).shown(moment)
                    let before = flat(new)
                    let field = try #require(StaffField.allCases.randomElement(using: &random))
                    switch field {
                    case .name: new.name = "Đặng Thị \(["Ánh", "Bích", "Chi"][step % 3])"
                    case .born: new.bornOn = new.bornOn.adding(days: 1)
                    case .sex: new.sex = new.sex == .male ? .female : .male
                    case .qualification: new.qualification = [nil, "01", "02"].randomElement(using: &random) ?? nil
                    case .more:
                        let part = Self.staffParts[step % 2]
                        new.more.values[part] = [nil, "1", "0"].randomElement(using: &random) ?? nil
                    }
                    do {
                        try ChangeMember.run(new, was: old, moment, by: permit, in: tx)
                        replay.apply(id.text, flat(new), was: before, moment)
                    } catch is DayTooEarly {
                        // Refused: something is known to have changed later.
                    }
                }
                for _ in 0..<30 {
                    let day = PastReplay.day(&random)
                    try compare(replay, school, on: day, tx)
                }
            }
        }
    }

    private func compare(
        _ replay: PastReplay, _ school: Organisation.Unit, on day: Day, _ tx: Transaction
    ) throws {
        let lines = try StaffRows.lines(of: school.id, on: day, family: nil, search: "", in: tx)
        let records = try StaffSheetRows.held(by: school.id, on: day, in: tx)
        for id in replay.values.keys {
            let said = replay.on(day, of: id)
            let member = try #require(lines.first { $0.member.id.text == id }).member
            #expect(flat(member) == said)
            let record = try #require(records.first { $0.id.text == id })
            #expect(record.name == said["name"] && record.born.iso == said["born"] && record.sex == said["sex"])
            #expect((record.qualification ?? "") == said["qualification"])
            #expect(try StaffRows.names([member.id], on: day, in: tx) == [member.id: member.name])
            let word = member.name.folded.split(separator: " ").suffix(2).joined(separator: " ")
            let found = try StaffRows.lines(of: school.id, on: day, family: nil, search: word, in: tx)
            #expect(found.contains { $0.member.id == member.id }, "found by the name of that day")
        }
        let groups = try StatisticRows.staff(StatisticScope(school: school.id, day: day), in: tx)
        let counted = Dictionary(grouping: groups) { "\($0.qualification ?? "") \($0.sex) \($0.birthYear)" }
            .mapValues { $0.reduce(0) { $0 + $1.count } }
        let listed = Dictionary(grouping: lines) { line in
            "\(line.member.qualification ?? "") \(line.member.sex) \(line.member.bornOn.year)"
        }.mapValues(\.count)
        #expect(counted == listed)
    }

    @Test(arguments: TestEngine.available)
    func twoClassesNeverBearOneNameOnOneDay(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let permit = try UnitPermit<KeepPupils>.keeping(school, tx)
                let year = SchoolYear(start: 2023)
                let classes = try ClassRows.all(of: school.id, year, in: tx)
                func rename(_ place: Int, _ name: String, _ moment: Moment) throws {
                    let old = try #require(try ClassRows.find(classes[place].id, in: tx))
                    var new = old
                    new.fields = try ClassRows.courses(of: old, in: tx).shown(moment)
                    new.name = name
                    try ChangeClass.run(new, was: old, moment, by: permit, in: tx)
                }
                let day = PastReplay.start.adding(days: 60)
                let first = classes[0].name
                try rename(0, "Hoa", .change(from: day))
                #expect(throws: (any Error).self) { try rename(1, first, .change(from: day.adding(days: -1))) }
                #expect(throws: (any Error).self) { try rename(1, first, .correction(on: day)) }
                try rename(1, first, .change(from: day))
                #expect(throws: (any Error).self) { try rename(0, first, .correction(on: day)) }
                #expect(throws: (any Error).self) { try rename(1, first, .correction(on: day.adding(days: -1))) }
                let names = try ClassRows.all(of: school.id, year, on: day.adding(days: -1), in: tx).map(\.name)
                #expect(Set(names) == Set(classes.map(\.name)))
            }
        }
    }

    /// What was wrong from the beginning is put right in the states before, as far back as it was said; filters of a day
    /// look at the values of that day.
    @Test(arguments: TestEngine.available)
    func aCorrectionOfAPupilReachesBack(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let permit = try UnitPermit<KeepPupils>.keeping(school, tx)
                let day = RecordsWorld.now.day
                var filter = PupilFilter(day: day, isToday: true)
                let id = try #require(
                    try PupilListRows.lines(filter, at: school.id, limit: 1, offset: 0, in: tx).first
                ).id
                func write(from day: Day?, _ change: (inout Pupil) -> Void) throws {
                    let old = try #require(try PupilRows.find(id, in: tx))
                    var new = old
                    change(&new)
                    try ChangePupil.run(
                        new, was: old, Moment(since: day, today: RecordsWorld.now.day), by: permit, in: tx)
                }
                try write(from: day.adding(days: -20)) { $0.boarding = $0.boarding == nil ? "02" : nil }
                try write(from: day.adding(days: -10)) { $0.name = "Lê Sai Dấu" }
                try write(from: day.adding(days: -5)) { $0.twoSessions.toggle() }
                let before = try #require(try PupilRows.find(id, in: tx))
                let other: Sex = before.sex == .male ? .female : .male
                try write(from: nil) {
                    $0.name = "Lê Sai Dấu Rồi"
                    $0.sex = other
                }
                filter.isToday = false
                func line(_ ago: Int) throws -> PupilLine? {
                    filter.day = day.adding(days: -ago)
                    return try PupilListRows.lines(filter, at: school.id, limit: 5_000, offset: 0, in: tx).first {
                        $0.id == id
                    }
                }
                #expect(try line(1)?.name == "Lê Sai Dấu Rồi" && line(7)?.name == "Lê Sai Dấu Rồi")
                #expect(try line(15)?.name != "Lê Sai Dấu Rồi", "what was called otherwise then stays")
                #expect(try line(1)?.sex == other && line(15)?.sex == other && line(25)?.sex == other)
                filter.twoSessions = true
                #expect(try (line(7) != nil) != (line(1) != nil), "only on one of the days")
                filter.twoSessions = false
                filter.boards = true
                #expect(try (line(25) != nil) != (line(15) != nil))
            }
        }
    }

    /// Learning systems hear that a class has no homeroom teacher any more, until it has one again.
    @Test(arguments: TestEngine.available)
    func aTeacherWhoLeavesTheClassIsToBeDeleted(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                try tx.run("UPDATE records_class SET teacher_id = NULL")
                let permit = try UnitPermit<KeepPupils>.keeping(school, tx)
                let day = RecordsWorld.now.day
                let member = try #require(
                    try StaffRows.lines(of: school.id, on: day, family: .teacher, search: "", in: tx).first
                ).member
                let id = try #require(try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx).first).id
                func write(_ teacher: StaffID?, _ moment: Moment) throws {
                    let old = try #require(try ClassRows.find(id, in: tx))
                    var new = old
                    new.teacher = teacher
                    try ChangeClass.run(new, was: old, moment, by: permit, in: tx)
                }
                func status() throws -> [String] {
                    let rows = RosterSourceRows(permit: try Permit<ViewPupils>.seeing(tx))
                    return try tx.all("SELECT x.status, x.role FROM (\(rows.enrollments)) x WHERE x.role = 'teacher'") {
                        try $0["status"]
                    }
                }
                #expect(try status().isEmpty)
                try write(member.id, .change(from: day.adding(days: -3)))
                #expect(try status() == ["active"])
                try write(nil, .change(from: day))
                #expect(try status() == ["tobedeleted"])
                try write(member.id, .correction(on: day))
                #expect(try status() == ["active"])
                try write(nil, .correction(on: day))
                #expect(try status() == ["tobedeleted"])
            }
        }
    }

    /// A city that never changed keeps nothing, and today is read from the tables themselves.
    @Test(arguments: TestEngine.available)
    func onlyWhatHasChangedIsKept(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, school in
            try await database.write { tx in
                let permit = try UnitPermit<KeepPupils>.keeping(school, tx)
                let old = try #require(try ClassRows.all(of: school.id, SchoolYear(start: 2023), in: tx).first)
                func kept() throws -> Int { try tx.count("SELECT COUNT(*) AS n FROM records_class_past") }
                #expect(try kept() == 0)
                var new = old
                new.name = "Mới"
                new.boards.toggle()
                try ChangeClass.run(new, was: old, .change(from: RecordsWorld.now.day), by: permit, in: tx)
                #expect(try kept() == 2)
                let stale = ChangedMeanwhile.self
                #expect(throws: stale) {
                    try ChangeClass.run(new, was: old, .change(from: RecordsWorld.now.day), by: permit, in: tx)
                }
                #expect(try AsOf<ClassField>(RecordsWorld.now.day, in: tx).records(where: .always).isPlain)
                #expect(try !AsOf<ClassField>(PastReplay.start, in: tx).records(where: .always).isPlain)
            }
        }
    }
}

extension SQL {
    fileprivate var isPlain: Bool { !String(describing: self).contains("LEFT JOIN") }
}

extension Permit {
    /// The permit of the account that ``UnitPermit/keeping(_:_:)`` made.
    fileprivate static func seeing(_ tx: Transaction) throws -> Permit<C> {
        try Permit<C>.demonstration("giu", tree: OrganisationTree(), at: RecordsWorld.now, in: tx)
    }
}

extension UnitPermit {
    /// The permit of an account of the school that holds the right.
    static func keeping(_ school: Organisation.Unit, _ tx: Transaction) throws -> UnitPermit<C> {
        try RecordsWorld.keeper("giu", .head, school, tx)
        return try Permit<C>.demonstration("giu", tree: OrganisationTree(), at: RecordsWorld.now, in: tx)
            .on(school.id, in: tx)
    }
}
