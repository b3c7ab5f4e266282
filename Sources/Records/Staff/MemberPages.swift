internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// One member of staff at one unit: the record, posts, contracts and workload over time, what they teach and learned.
enum MemberPages {
    static let endpoints: [Endpoint] = [
        .page("/units/:unit/staff/:staff", .needs(ViewPupils.self)) { visit, tx in try show(visit, nil, tx) },
        .page("/units/:unit/staff/:staff/change", .needs(DecidePupils.self)) { visit, tx in
            try askRecord(visit, nil, tx)
        },
        .action("/units/:unit/staff/:staff/change", .needs(DecidePupils.self), changeRecord, again: askRecord),
    ]

    /// Somebody who works or worked at the unit of the address.
    static func find(_ visit: Visit, _ unit: UnitID, _ tx: Transaction) throws -> [StaffRows.Line] {
        guard let id: StaffID = visit.request.id("staff") else { throw NotFound() }
        let posts = try StaffRows.posts(of: id, at: unit, in: tx)
        if posts.isEmpty { throw NotFound() }
        return posts
    }

    /// Somebody whose record the head of the unit keeps.
    static func keep(_ visit: Visit, _ tx: Transaction) throws -> (StaffMember, UnitPermit<DecidePupils>) {
        let permit = try StaffPages.permit(visit, tx)
        guard let member = try find(visit, permit.unit, tx).first?.member,
            try StaffRows.keeps(member.id, permit.unit, on: visit.today, in: tx)
        else { throw NotFound() }
        return (member, permit)
    }

    /// What the decision has of salaries and assessments is for the head and for those above the school.
    static func more(_ visit: Visit, _ unit: UnitID, _ tx: Transaction) throws -> MoreForm {
        seesAll(visit, unit) ? try MoreForm(.staff, on: visit.today, in: tx) : MoreForm([], [:])
    }

    static func seesAll(_ visit: Visit, _ unit: UnitID) -> Bool {
        visit.person?.acting.unit != unit || visit.may(DecidePupils.self)
    }

    /// What somebody learned and was given; discipline and ratings likewise.
    static func papers(_ member: StaffID, _ visit: Visit, _ unit: UnitID, _ tx: Transaction) throws -> [Qualification] {
        let all = try QualificationRows.of(member, in: tx)
        return seesAll(visit, unit) ? all : all.filter(\.kind.isOpen)
    }

    static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewPupils.self, on: id, in: tx)
        let posts = try find(visit, permit.unit, tx)
        guard let member = posts.first?.member else { throw NotFound() }
        let mayKeep = visit.may(DecidePupils.self) && visit.person?.acting.unit == id
        func list(_ name: String) throws -> CodeList { try CodeRows.list(named: name, on: visit.today, in: tx) }
        let view = MemberViews.Whole(
            unit: id, member: member, posts: posts.map(\.post), kinds: try list("DM_LOAI_CAN_BO"),
            contracts: try list("DM_HINH_THUC_HOP_DONG"), subjects: try list(CodeListName.subject.rawValue),
            levels: try list("DM_TRINH_DO_CHUYEN_MON"), more: try more(visit, id, tx),
            teaching: try TeachingRows.of(member.id, at: id, in: tx),
            qualifications: try papers(member.id, visit, id, tx),
            courses: try StaffRows.courses(of: member, in: tx), mayKeep: mayKeep,
            mayKeepRecord: try mayKeep && StaffRows.keeps(member.id, id, on: visit.today, in: tx),
            log: mayKeep ? try History.of("staff", member.id.text, at: id, in: tx) : [])
        return .page(MemberViews.show(view, refusal, visit))
    }

    private static func askRecord(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (present, permit) = try keep(visit, tx)
        var shown = present
        let day = MomentForm.day(visit)
        if let day { shown.fields = try StaffRows.courses(of: present, in: tx).values(on: day) }
        let view = MemberViews.Change(
            unit: permit.unit, shown: shown, day: day,
            levels: try CodeRows.list(named: "DM_TRINH_DO_CHUYEN_MON", on: day ?? visit.today, in: tx),
            more: try MoreForm(.staff, on: day ?? visit.today, in: tx))
        return .page(MemberViews.change(view, refusal, visit))
    }

    static func changeRecord(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (present, permit) = try keep(visit, tx)
        var reader = FormReader(visit.form.values)
        let moment = MomentForm.read(&reader, today: visit.today) { _ in nil }
        var new = present
        new.fields = try StaffRows.courses(of: present, in: tx).shown(moment)
        let code = reader.text("code", limit: 20)
        new.code = code.isEmpty ? nil : code
        new.name = PersonName.written(reader.text("name", limit: 100))
        if let problem = PersonName.problem(new.name) { reader.fail("name", problem) }
        let born = reader.day("born", required: PeopleTexts.bornMissing)
        if let born, born >= visit.today { reader.fail("born", PeopleTexts.bornTomorrow) }
        let sex: Sex? = reader.choice("sex", required: PeopleTexts.sexMissing)
        new.qualification = try StaffPages.chosen("qualification", "DM_TRINH_DO_CHUYEN_MON", &reader, visit, tx)
        new.more = try MoreForm(.staff, on: visit.today, in: tx).read(&reader, into: new.more)
        try reader.finish()
        new.bornOn = born ?? new.bornOn
        new.sex = sex ?? new.sex
        new.version = visit.form.values["version"].flatMap { Int($0) } ?? 0
        try ChangeMember.run(new, was: present, moment, by: permit, in: tx)
        return .redirect(to: "/units/\(permit.unit)/staff/\(present.id)?done=staff-saved")
    }
}
