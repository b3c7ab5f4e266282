internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Organisation
internal import Web

/// Guardians of a pupil, kept by the school, and a guardian's own view of their children.
enum GuardianPages {
    static let endpoints: [Endpoint] = [
        .action("/pupils/:pupil/guardians", .needs(KeepPupils.self), add, again: again),
        .action("/pupils/:pupil/guardians/:guardian/end", .needs(KeepPupils.self), remove),
        .page("/children", .needs(ViewOwnChildren.self), children),
        .disclosure("/children/:pupil/photo", .needs(ViewOwnChildren.self), photograph),
    ]

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/pupils/\(try create(visit, tx).pupil)/private?done=guardian-saved")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> (pupil: PupilID, guardian: Guardian) {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
        var reader = FormReader(visit.form.values)
        let name = PersonName.written(reader.text("guardian", limit: 100))
        if let problem = PersonName.problem(name) { reader.fail("guardian", problem) }
        let relation: Guardian.Relation? = reader.choice("relation", required: GuardianTexts.relationMissing)
        let year = reader.number("birthYear", in: 1900...visit.today.year)
        let login = reader.text("login", limit: 100).lowercased()
        var account: AccountID?
        if !login.isEmpty {
            account = try AccountRows.holding(.guardian, login: login, at: unit, on: visit.today, in: tx)
            if account == nil { reader.fail("login", GuardianTexts.noAccount) }
        }
        var guardian = Guardian(
            id: GuardianID(at: visit.now), name: name, relation: relation ?? .guardian, birthYear: year,
            occupation: reader.text("occupation", limit: 150), phone: reader.text("guardianPhone", limit: 20))
        try reader.finish()
        if let known = try GuardianRows.same(guardian, in: tx) {
            guardian = Guardian(
                id: known, name: name, relation: guardian.relation, birthYear: year, occupation: guardian.occupation,
                phone: guardian.phone)
        } else {
            try GuardianRows.insert(guardian, in: tx)
        }
        if let account { try GuardianRows.setAccount(account, of: guardian.id, in: tx) }
        try GuardianRows.link(pupil.id, guardian.id, guardian.relation, in: tx)
        try permit.record(
            "add guardian", subject: "pupil", id: pupil.id.text,
            changes: [FieldChange("relation", from: nil, to: guardian.relation.rawValue)], in: tx)
        if account != nil { guardian.login = login }
        return (pupil.id, guardian)
    }

    private static func again(_ visit: Visit, _ refusal: any Refusal, _ tx: Transaction) throws -> Response {
        let (pupil, _) = try PupilPages.find(visit, KeepPupils.self, tx)
        return .page(GuardianViews.again(pupil, refusal, visit))
    }

    static func remove(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
        guard let id: GuardianID = visit.request.id("guardian"), try GuardianRows.unlink(pupil.id, id, in: tx) else {
            throw NotFound()
        }
        try permit.record("remove guardian", subject: "pupil", id: pupil.id.text, in: tx)
        return .redirect(to: "/pupils/\(pupil.id)/private?done=guardian-saved")
    }

    /// A guardian's children, with what is kept of each and who has looked at it.
    static func children(of visit: Visit, _ tx: Transaction) throws -> [GuardianViews.Child] {
        let permit = try visit.permit(ViewOwnChildren.self, in: tx)
        var views: [GuardianViews.Child] = []
        for child in try GuardianRows.children(of: permit, in: tx) {
            guard let pupil = try PupilRows.find(child.pupil, in: tx) else { continue }
            let current = try PlacementRows.history(of: child.pupil, in: tx).current(on: visit.today)
            views.append(
                GuardianViews.Child(
                    pupil: pupil, schoolName: try current.flatMap { try UnitRows.name(of: $0.unit, in: tx) },
                    className: try current.flatMap { try ClassRows.find($0.classID, in: tx)?.name },
                    hasPhoto: try PhotoRows.exists(ofOwnChild: child, in: tx),
                    checks: try PrivateRows.checks(ofOwnChild: child, in: tx),
                    readings: try Readings.of("pupil", child.pupil.text, in: tx)))
        }
        return views
    }

    private static func children(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let views = try children(of: visit, tx)
        let nutrition = try CodeRows.list(named: "TINH_TRANG_DINH_DUONG", on: visit.today, in: tx)
        return .page(GuardianViews.children(views, nutrition, visit))
    }

    /// The photograph of one's own child; any other child does not exist here.
    private static func photograph(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ViewOwnChildren.self, in: tx)
        guard let id: PupilID = visit.request.id("pupil"),
            let child = try GuardianRows.children(of: permit, in: tx).first(where: { $0.pupil == id }),
            let photo = try PhotoRows.content(ofOwnChild: child, in: tx)
        else { throw NotFound() }
        try Readings.note(
            ViewPhotos.code, of: "pupil", id.text, at: try PupilRows.holder(of: id, in: tx), by: permit, in: tx)
        return PhotoPages.response(photo)
    }
}
