internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// The subjects of a class: who teaches them, who did, and a new teacher from a day on.
enum TeachingPages {
    static let endpoints: [Endpoint] = [
        .page("/classes/:class/subjects", .needs(ViewPupils.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/classes/:class/subjects", .needs(DecidePupils.self), assign, again: show),
        .action("/classes/:class/subjects/end", .needs(DecidePupils.self), end, again: show),
    ]

    static func find<C: Capability>(
        _ visit: Visit, _ capability: C.Type, _ tx: Transaction
    ) throws -> (SchoolClass, UnitPermit<C>) {
        guard let id: ClassID = visit.request.id("class"), let found = try ClassRows.find(id, in: tx) else {
            throw NotFound()
        }
        return (found, try visit.permit(capability, on: found.unit, in: tx))
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (seat, _) = try find(visit, ViewPupils.self, tx)
        let view = TeachingViews.ClassView(
            seat: seat, lines: try TeachingRows.of(seat.id, in: tx),
            subjects: try CodeRows.list(.subject, on: visit.today, in: tx),
            staff: try teachers(seat.unit, visit, tx).map(\.member),
            mayKeep: visit.may(DecidePupils.self) && visit.person?.acting.unit == seat.unit)
        return .page(TeachingViews.show(view, refusal, visit))
    }

    private static func teachers(_ unit: UnitID, _ visit: Visit, _ tx: Transaction) throws -> [StaffRows.Line] {
        try StaffRows.lines(of: unit, on: visit.today, family: nil, search: "", in: tx)
    }

    static func assign(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (seat, permit) = try find(visit, DecidePupils.self, tx)
        var reader = FormReader(visit.form.values)
        let subject = reader.text("subject", required: TeachingTexts.subjectMissing, limit: 10)
        if !subject.isEmpty, try !CodeRows.list(.subject, on: visit.today, in: tx).holds(subject) {
            reader.fail("subject", TeachingTexts.subjectMissing)
        }
        let term = reader.number("term", in: 1...3, required: TeachingTexts.termMissing).flatMap(Teaching.Term.init)
        let written = reader.text("teacher", required: TeachingTexts.teacherMissing)
        let teacher = try teachers(permit.unit, visit, tx).first { $0.member.id.text == written }
        if !written.isEmpty, teacher == nil { reader.fail("teacher", TeachingTexts.teacherMissing) }
        let periods = reader.number("periods", in: 0...60)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        let old = try term.flatMap { try TeachingRows.find(seat.id, subject, $0, in: tx) }
        let ended = try term.flatMap { try TeachingRows.lastEnd(seat.id, subject, $0, in: tx) }
        if let day, let problem = TeachingRules.problem(from: day, after: old, ended: ended, in: seat.year) {
            reader.fail("day", problem)
        }
        try reader.finish()
        guard let term, let day, let teacher else { throw NotFound() }
        let new = Teaching(
            classID: seat.id, subject: subject, term: term, teacher: teacher.member.id, periods: periods, from: day)
        try TeachingRows.put(new, after: old, in: tx)
        try permit.record(
            "assign teacher", subject: "class", id: seat.id.text, detail: "\(subject) \(term.rawValue) \(day.iso)",
            changes: new.changes(from: old), in: tx)
        return .redirect(to: "/classes/\(seat.id)/subjects?done=teaching-saved")
    }

    /// The subject goes on without a teacher, or is not taught any more.
    static func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (seat, permit) = try find(visit, DecidePupils.self, tx)
        var reader = FormReader(visit.form.values)
        let subject = reader.text("subject", required: TeachingTexts.subjectMissing, limit: 10)
        let term = reader.number("term", in: 1...3, required: TeachingTexts.termMissing).flatMap(Teaching.Term.init)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        let old = try term.flatMap { try TeachingRows.find(seat.id, subject, $0, in: tx) }
        if !subject.isEmpty, term != nil, old == nil { reader.fail("subject", TeachingTexts.notTaught) }
        if let old, let day, let problem = TeachingRules.problem(ending: old, on: day, today: visit.today) {
            reader.fail("day", problem)
        }
        try reader.finish()
        guard let old, let day else { throw NotFound() }
        try TeachingRows.end(old, on: day, in: tx)
        try permit.record(
            "end teaching", subject: "class", id: seat.id.text,
            detail: "\(subject) \(old.term.rawValue) \(day.iso)",
            changes: [
                FieldChange("teacher", from: old.teacher?.text, to: nil),
                FieldChange("periods", from: old.periods.map(String.init), to: nil),
            ], in: tx)
        return .redirect(to: "/classes/\(seat.id)/subjects?done=teaching-saved")
    }
}
