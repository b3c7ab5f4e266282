internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// The private data and the health of one child, each look written down.
enum PrivatePages {
    static let endpoints: [Endpoint] = [
        .disclosure("/pupils/:pupil/private", .needs(IdentityData.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/pupils/:pupil/private", .needs(KeepPupils.self), save, again: repeatForm),
        .disclosure("/pupils/:pupil/health", .needs(HealthData.self)) { visit, tx in try health(visit, nil, tx) },
        .action("/pupils/:pupil/health", .needs(KeepHealth.self), addCheck, again: repeatCheck),
    ]

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, IdentityData.self, tx)
        let id = pupil.id.text
        let identity = try visit.disclose(IdentityData.self, of: "pupil", id, at: unit, in: tx)
        let origin = try visit.disclose(OriginData.self, of: "pupil", id, at: unit, in: tx)
        let courses = try OriginRows.courses(origin, in: tx)
        let day = MomentForm.day(visit)
        var record = try PrivateRows.record(identity, origin, in: tx)
        if let day { record.origin = courses.values(on: day) }
        let shown = PrivateViews.Shown(
            record: record, courses: courses, day: day, lists: try lists(visit.today, tx),
            identity: try MoreForm(.identity, on: visit.today, in: tx),
            origin: try MoreForm(.origin, on: visit.today, in: tx),
            guardians: try GuardianRows.all(of: identity, in: tx), readings: try Readings.of("pupil", id, in: tx))
        return .page(PrivateViews.show(pupil, shown, refusal, visit))
    }

    /// A refused form shows what was typed, which needs no second reading.
    private static func repeatForm(_ visit: Visit, _ refusal: any Refusal, _ tx: Transaction) throws -> Response {
        let (pupil, _) = try PupilPages.find(visit, KeepPupils.self, tx)
        let shown = PrivateViews.Shown(
            record: PrivateRecord(), courses: Courses(now: [:]), day: MomentForm.day(visit),
            lists: try lists(visit.today, tx), identity: try MoreForm(.identity, on: visit.today, in: tx),
            origin: try MoreForm(.origin, on: visit.today, in: tx), guardians: [], readings: [])
        return .page(PrivateViews.show(pupil, shown, refusal, visit))
    }

    static func lists(_ day: Day, _ tx: Transaction) throws -> [CodeListName: CodeList] {
        var lists: [CodeListName: CodeList] = [:]
        for name in [CodeListName.ethnicity, .religion, .disability, .policy] {
            lists[name] = try CodeRows.list(name, on: day, in: tx)
        }
        return lists
    }

    private static func save(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
        var reader = FormReader(visit.form.values)
        var record = PrivateRecord()
        record.originMore = MoreFields(text: try OriginRows.kept(pupil.id, in: tx).now[.more] ?? "")
        record.identityMore = try PrivateRows.identityMore(of: pupil.id, in: tx)
        try readIdentity(into: &record, of: pupil, on: visit.today, &reader, tx)
        try readOrigin(into: &record, &reader, visit, tx)
        let moment = MomentForm.read(&reader, today: visit.today) { _ in nil }
        let version = reader.values["version"].flatMap { Int($0) } ?? 0
        try reader.finish()
        guard version == pupil.version else { throw ChangedMeanwhile() }
        // A correction of the past is of what has a past; the rest of the form is not in it.
        if reader.values["number"] != nil { try PrivateRows.writeIdentity(record, of: pupil.id, in: tx) }
        try OriginRows.write(record.origin, of: pupil.id, moment, in: tx)
        try note(pupil, moment, permit, tx)
        return .redirect(to: "/pupils/\(pupil.id)?done=private-saved")
    }

    /// The log says that these were changed, not what they are: it is read by more people than they are.
    static func note(
        _ pupil: Pupil, _ moment: Moment, _ permit: UnitPermit<KeepPupils>, _ tx: Transaction
    ) throws {
        // An import that is taken back must not put back what it found over what was written here.
        guard try PupilRows.touch(pupil.id, version: pupil.version, at: permit.now, in: tx) else {
            throw ChangedMeanwhile()
        }
        try permit.record(
            "change private", subject: "pupil", id: pupil.id.text, detail: moment.since?.iso ?? "", in: tx)
    }

    static func readIdentity(
        into record: inout PrivateRecord, of pupil: Pupil, on today: Day, _ reader: inout FormReader,
        _ tx: Transaction
    ) throws {
        let number = reader.text("number", limit: 30)
        if !number.isEmpty {
            do throws(IdentityNumber.Fault) { record.number = try IdentityNumber(number).text } catch {
                reader.fail("number", error.explanation)
            }
        }
        if let number = record.number, try PrivateRows.isTaken(number, but: pupil.id, in: tx) {
            reader.fail("number", PrivateTexts.numberTaken)
        }
        record.birthplace = reader.text("birthplace", limit: 250)
        record.address = reader.text("address", limit: 250)
        record.phone = reader.text("phone", limit: 20)
        record.identityMore = try MoreForm(.identity, on: today, in: tx).read(&reader, into: record.identityMore)
    }

    static func readOrigin(
        into record: inout PrivateRecord, _ reader: inout FormReader, _ visit: Visit, _ tx: Transaction
    ) throws {
        let lists = try lists(visit.today, tx)
        func code(_ field: String, _ list: CodeListName) -> String? {
            let value = reader.text(field, limit: 6)
            if value.isEmpty { return nil }
            if lists[list]?.holds(value) != true { reader.fail(field, FieldFault.notACode.explanation) }
            return value
        }
        record.ethnicity = code("ethnicity", .ethnicity)
        record.religion = code("religion", .religion)
        record.disability = code("disability", .disability)
        record.policy = code("policy", .policy)
        record.originMore = try MoreForm(.origin, on: visit.today, in: tx).read(&reader, into: record.originMore)
    }

    // MARK: Health

    static let bloodList = "NHOM_MAU"

    private static func health(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, HealthData.self, tx)
        let health = try visit.disclose(HealthData.self, of: "pupil", pupil.id.text, at: unit, in: tx)
        let checks = try PrivateRows.checks(health, in: tx)
        let nutrition = try CodeRows.list(named: "TINH_TRANG_DINH_DUONG", on: visit.today, in: tx)
        let blood = try CodeRows.list(named: bloodList, on: visit.today, in: tx)
        return .page(PrivateViews.health(pupil, checks, nutrition, blood, refusal, visit))
    }

    private static func repeatCheck(_ visit: Visit, _ refusal: any Refusal, _ tx: Transaction) throws -> Response {
        let (pupil, _) = try PupilPages.find(visit, KeepHealth.self, tx)
        let nutrition = try CodeRows.list(named: "TINH_TRANG_DINH_DUONG", on: visit.today, in: tx)
        let blood = try CodeRows.list(named: bloodList, on: visit.today, in: tx)
        return .page(PrivateViews.health(pupil, [], nutrition, blood, refusal, visit))
    }

    static func addCheck(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, KeepHealth.self, tx)
        let permit = try visit.permit(KeepHealth.self, on: unit, in: tx)
        var reader = FormReader(visit.form.values)
        let day = reader.day("day", required: PupilTexts.dayMissing)
        if let day, day > visit.today { reader.fail("day", PrivateTexts.checkInFuture) }
        var check = HealthCheck(day: day ?? visit.today)
        check.height = tenths("height", 40...230, &reader)
        check.weight = tenths("weight", 2...200, &reader).map { $0 * 100 }
        let nutrition = reader.text("nutrition", limit: 2)
        check.nutrition = nutrition.isEmpty ? nil : nutrition
        let blood = reader.text("blood", limit: 2)
        if !blood.isEmpty, try !CodeRows.list(named: bloodList, on: visit.today, in: tx).holds(blood) {
            reader.fail("blood", FieldFault.notACode.explanation)
        }
        check.blood = blood.isEmpty ? nil : blood
        check.eyes = reader.text("eyes", limit: 150)
        check.spine = reader.text("spine", limit: 150)
        check.vaccinations = reader.text("vaccinations", limit: 300)
        check.note = reader.text("note", limit: 500)
        try reader.finish()
        try PrivateRows.insert(check, of: pupil.id, by: permit, in: tx)
        try permit.record("add health check", subject: "pupil", id: pupil.id.text, detail: check.day.iso, in: tx)
        return .redirect(to: "/pupils/\(pupil.id)/health?done=check-saved")
    }

    /// A measure with at most one decimal, in tenths: centimetres become millimetres.
    private static func tenths(_ name: String, _ range: ClosedRange<Int>, _ reader: inout FormReader) -> Int? {
        let text = reader.text(name, limit: 10).replacing(",", with: ".")
        if text.isEmpty { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int(parts[0]), range.contains(whole),
            let tenth = parts.count == 2 ? (parts[1].count == 1 ? Int(parts[1]) : nil) : 0
        else {
            reader.fail(name, PrivateTexts.measure(range))
            return nil
        }
        return whole * 10 + tenth
    }
}
