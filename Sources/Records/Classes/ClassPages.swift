internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The classes of a school year: list, add, change.
enum ClassPages {
    static let endpoints: [Endpoint] = [
        .page("/classes", .needs(ViewPupils.self), own),
        .page("/units/:unit/classes", .needs(ViewPupils.self)) { visit, tx in try list(visit, nil, tx) },
        .action("/units/:unit/classes", .needs(KeepPupils.self), add, again: list),
        .page("/classes/:class", .needs(KeepPupils.self)) { visit, tx in try ask(visit, nil, tx) },
        .action("/classes/:class", .needs(KeepPupils.self), change, again: ask),
    ]

    private static func own(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ViewPupils.self, in: tx)
        let unit = try UnitRows.find(permit.scope, in: tx)
        return .redirect(to: unit?.kind.teaches == true ? "/units/\(permit.scope)/classes" : "/units?kind=school")
    }

    private static func list(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewPupils.self, on: id, in: tx)
        let day = visit.request.query["day"].flatMap { Day(written: $0) } ?? visit.today
        let lines = try ClassRows.lines(of: permit.unit, SchoolYear(of: day), on: day, in: tx)
        let school = ClassViews.School(
            id: id, name: try UnitRows.name(of: id, on: day, in: tx) ?? "",
            grades: try grades(of: id, on: day, in: tx), mayKeep: PupilPages.mayKeep(visit, id), day: day)
        return .page(ClassViews.list(lines, school, refusal, visit))
    }

    /// The grades that a school of these levels can have.
    private static func grades(of unit: UnitID, on day: Day, in tx: Transaction) throws -> CodeList {
        let list = try CodeRows.list(.grade, on: day, in: tx)
        let levels = try UnitRows.find(unit, in: tx)?.levels ?? []
        if levels.isEmpty { return list }
        return CodeList(levels.flatMap { Grades.of($0, in: list) })
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/units/\(try create(visit, tx).unit)/classes?done=class-saved")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> SchoolClass {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(KeepPupils.self, on: id, in: tx)
        let new = try read(
            visit,
            SchoolClass(id: ClassID(at: visit.now), unit: id, year: SchoolYear(of: visit.today), name: "", grade: ""),
            tx)
        try ClassRows.insert([new], at: visit.now, in: tx)
        try permit.record(
            "add class", subject: "class", id: new.id.text, changes: ClassLog.changes(nil, new), in: tx)
        return new
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (old, _) = try find(visit, tx)
        let grades = try grades(of: old.unit, on: visit.today, in: tx)
        return .page(ClassViews.change(old, grades, refusal, visit))
    }

    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (old, permit) = try find(visit, tx)
        var new = try read(visit, old, tx)
        new.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        guard try ClassRows.update(new, at: visit.now, in: tx) else { throw ChangedMeanwhile() }
        try permit.record(
            "change class", subject: "class", id: new.id.text, changes: ClassLog.changes(old, new), in: tx)
        return .redirect(to: "/units/\(old.unit)/classes?done=class-saved")
    }

    private static func find(_ visit: Visit, _ tx: Transaction) throws -> (SchoolClass, UnitPermit<KeepPupils>) {
        guard let id: ClassID = visit.request.id("class"), let found = try ClassRows.find(id, in: tx) else {
            throw NotFound()
        }
        return (found, try visit.permit(KeepPupils.self, on: found.unit, in: tx))
    }

    private static func read(_ visit: Visit, _ old: SchoolClass, _ tx: Transaction) throws -> SchoolClass {
        var reader = FormReader(visit.form.values)
        var new = old
        new.name = reader.text("name", required: ClassTexts.nameMissing, limit: 20).tidy
        new.grade = reader.text("grade", required: ClassTexts.gradeMissing, limit: 4)
        new.twoSessions = reader.values["sessions"] == "yes"
        new.boards = reader.values["boards"] == "yes"
        new.isCombined = reader.values["combined"] == "yes"
        let grades = try grades(of: old.unit, on: visit.today, in: tx)
        if !new.grade.isEmpty, !grades.holds(new.grade) { reader.fail("grade", ClassTexts.gradeMissing) }
        if try ClassRows.exists(new.name, in: old.unit, old.year, but: old.id, in: tx) {
            reader.fail("name", ClassTexts.nameTaken)
        }
        try reader.finish()
        return new
    }
}

/// Old and new values of a class, for the log.
enum ClassLog {
    static func changes(_ old: SchoolClass?, _ new: SchoolClass) -> [FieldChange] {
        FieldChange.between(old.map(facts) ?? [:], facts(new))
    }

    private static func facts(_ value: SchoolClass) -> [String: String] {
        [
            "name": value.name, "grade": value.grade, "twoSessions": value.twoSessions ? "1" : "0",
            "boards": value.boards ? "1" : "0", "combined": value.isCombined ? "1" : "0",
        ]
    }
}
