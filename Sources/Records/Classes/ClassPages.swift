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
        .page("/classes/:class", .needs(ViewPupils.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/classes/:class", .needs(KeepPupils.self), change, again: show),
        .action("/classes/:class/remove", .needs(KeepPupils.self), remove, again: show),
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
            form: try ClassForm(of: id, on: day, in: tx),
            teachers: try StaffRows.names(lines.compactMap(\.schoolClass.teacher), on: day, in: tx),
            mayKeep: PupilPages.mayKeep(visit, id), day: day)
        return .page(ClassViews.list(lines, school, refusal, visit))
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/units/\(try create(visit, tx).unit)/classes?done=class-saved")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> SchoolClass {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(KeepPupils.self, on: id, in: tx)
        var reader = FormReader(visit.form.values)
        let blank = SchoolClass(
            id: ClassID(at: visit.now), unit: id, year: SchoolYear(of: visit.today), name: "", grade: "")
        let new = try ClassForm(of: id, on: visit.today, in: tx).read(&reader, into: blank)
        if try ClassRows.exists(new.name, in: id, new.year, but: nil, in: tx) {
            reader.fail("name", ClassTexts.nameTaken)
        }
        try reader.finish()
        try ClassRows.insert([new], at: visit.now, in: tx)
        try permit.record(
            "add class", subject: "class", id: new.id.text, changes: Courses<ClassField>.added(new.fields), in: tx)
        return new
    }

    /// The record of a class as it is or was, and the form for those who keep it.
    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (present, _) = try TeachingPages.find(visit, ViewPupils.self, tx)
        let courses = try ClassRows.courses(of: present, in: tx)
        let day = MomentForm.day(visit)
        let asked = day ?? visit.request.query["day"].flatMap { Day(written: $0) ?? Day(iso: $0) }
        var shown = present
        if let asked { shown.fields = courses.values(on: asked) }
        let teachers = ([shown.fields] + courses.earlier.filter { $0.field == .teacher }.map { [.teacher: $0.value] })
            .compactMap { $0[.teacher].flatMap { StaffID($0) } }
        let view = ClassViews.Change(
            shown: shown, courses: courses, day: day, asked: asked ?? visit.today,
            form: try ClassForm(of: present.unit, with: shown, on: asked ?? visit.today, in: tx),
            teachers: try StaffRows.names(teachers, on: asked ?? visit.today, in: tx),
            mayKeep: PupilPages.mayKeep(visit, present.unit))
        return .page(ClassViews.change(view, refusal, visit))
    }

    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (present, permit) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let moment = MomentForm.read(&reader, today: visit.today) { day in
            SchoolYear(of: day) == present.year ? nil : BulkTexts.otherYear
        }
        var shown = present
        shown.fields = try ClassRows.courses(of: present, in: tx).shown(moment)
        var new = try ClassForm(of: present.unit, on: moment.day, in: tx).read(&reader, into: shown)
        try reader.finish()
        new.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try ChangeClass.run(new, was: present, moment, by: permit, in: tx)
        return .redirect(to: "/units/\(present.unit)/classes?done=class-saved")
    }

    /// Takes away a class in which nobody ever sat, written by mistake.
    static func remove(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (present, permit) = try find(visit, tx)
        var reader = FormReader(visit.form.values)
        let reason = reader.reason()
        try reader.finish()
        guard present.version == visit.form.values["version"].flatMap({ Int($0) }) else { throw ChangedMeanwhile() }
        guard try ClassRows.remove(present, at: visit.now, in: tx) else { throw ClassInUse() }
        try permit.record(
            "remove class", subject: "class", id: present.id.text, detail: reason,
            changes: present.named.sorted { $0.key < $1.key }.map { FieldChange($0.key, from: $0.value, to: nil) },
            in: tx)
        return .redirect(to: "/units/\(present.unit)/classes?done=class-removed")
    }

    private static func find(_ visit: Visit, _ tx: Transaction) throws -> (SchoolClass, UnitPermit<KeepPupils>) {
        try TeachingPages.find(visit, KeepPupils.self, tx)
    }
}

/// Somebody sits or sat in the class, or something is or was taught there.
struct ClassInUse: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text { ClassTexts.inUse }
}
