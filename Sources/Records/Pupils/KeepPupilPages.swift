internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Web

/// Adding and changing pupils of one's own school, and moving them through its classes.
enum KeepPupilPages {
    static let endpoints: [Endpoint] = [
        .page("/units/:unit/pupils/new", .needs(KeepPupils.self)) { visit, tx in try ask(visit, nil, tx) },
        .action("/units/:unit/pupils", .needs(KeepPupils.self), add, again: ask),
        .page("/pupils/:pupil/change", .needs(KeepPupils.self)) { visit, tx in try askChange(visit, nil, tx) },
        .action("/pupils/:pupil/change", .needs(KeepPupils.self), change, again: askChange),
        .action("/pupils/:pupil/move", .needs(KeepPupils.self), move, again: PupilPages.show),
        .action("/pupils/:pupil/pass", .needs(KeepPupils.self), pass, again: PupilPages.show),
        .action("/pupils/:pupil/leave", .needs(KeepPupils.self), leave, again: PupilPages.show),
        .action("/pupils/:pupil/return", .needs(KeepPupils.self), comeBack, again: PupilPages.show),
    ]

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let unit = try unit(visit, tx)
        let form = PupilForm(
            classes: try ClassRows.all(of: unit, SchoolYear(of: visit.today), in: tx),
            boarding: try CodeRows.list(.boarding, on: visit.today, in: tx),
            more: try MoreForm(.pupil, on: visit.today, in: tx), alike: (refusal as? AlikePupils)?.pupils ?? [],
            isElsewhere: (refusal as? AlikePupils)?.isElsewhere ?? false)
        return .page(form.page(nil, unit, refusal, visit))
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        .redirect(to: "/pupils/\(try create(visit, tx).id)?done=pupil-added")
    }

    static func create(_ visit: Visit, _ tx: Transaction) throws -> Pupil {
        let permit = try visit.permit(KeepPupils.self, on: try unit(visit, tx), in: tx)
        var reader = FormReader(visit.form.values)
        let reading = try PupilForm.read(&reader, visit, PupilID(at: visit.now), in: tx)
        let classID = reader.text("class", required: PupilTexts.classMissing)
        let entry: Entry = reader.choice("entry", required: PupilTexts.howMissing) ?? .new
        let day = reader.day("day", required: PupilTexts.dayMissing) ?? visit.today
        let isOther = reader.values["another"] == "yes"
        let seat = ClassID(classID)
        let schoolClass = try seat.flatMap { try ClassRows.find($0, in: tx) }
        if schoolClass?.unit != permit.unit { reader.fail("class", PupilTexts.classMissing) }
        try reader.finish()
        guard let pupil = reading, let schoolClass else { throw NotFound() }
        if !isOther {
            let alike = try PupilRows.alike(pupil.name, born: pupil.bornOn, but: nil, in: tx)
            let own = try alike.filter { try PupilRows.holder(of: $0.id, in: tx) == permit.unit }
            if !alike.isEmpty { throw AlikePupils(pupils: own, isElsewhere: own.count < alike.count) }
        }
        try EnrolPupil.run(pupil, in: schoolClass, on: day, entry, by: permit, in: tx)
        return pupil
    }

    private static func askChange(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let day = MomentForm.day(visit)
        var shown = pupil
        if let day { shown.fields = try PupilRows.courses(of: pupil, in: tx).values(on: day) }
        let form = PupilForm(
            classes: [], boarding: try CodeRows.list(.boarding, on: visit.today, in: tx),
            more: try MoreForm(.pupil, on: visit.today, in: tx), alike: [], day: day)
        return .page(form.page(shown, unit, refusal, visit))
    }

    static func change(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (old, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
        var reader = FormReader(visit.form.values)
        if reader.values["kind"] == MomentForm.Kind.change.rawValue {
            _ = reader.day("from", required: PupilTexts.dayNeeded)
        }
        let moment = MomentForm.read(&reader, today: visit.today) { _ in nil }
        var shown = old
        shown.fields = try PupilRows.courses(of: old, in: tx).shown(moment)
        let reading = try PupilForm.read(&reader, visit, old.id, into: shown.more, in: tx)
        try reader.finish()
        guard var pupil = reading else { throw NotFound() }
        pupil.version = reader.values["version"].flatMap { Int($0) } ?? 0
        try ChangePupil.run(pupil, was: old, moment, by: permit, in: tx)
        return .redirect(to: "/pupils/\(pupil.id)?done=pupil-saved")
    }

    static func move(_ visit: Visit, _ tx: Transaction) throws -> Response {
        try place(visit, tx) { history, pupil, unit, reader in
            let seat = try seat(visit, unit, &reader, tx)
            let day = reader.day("day", required: PupilTexts.dayMissing)
            try reader.finish()
            guard let seat, let day else { throw NotFound() }
            return try history.move(
                to: Seat(pupil: pupil, unit: unit, classID: seat), on: day, id: PlacementID(at: visit.now))
        }
    }

    static func pass(_ visit: Visit, _ tx: Transaction) throws -> Response {
        try place(visit, tx) { history, pupil, unit, reader in
            let goes: Leaving? = reader.choice("goes", required: PupilTexts.howMissing)
            if goes != .promoted, goes != .repeated { reader.fail("goes", PupilTexts.howMissing) }
            let seat = try seat(visit, unit, &reader, tx)
            let day = reader.day("day", required: PupilTexts.dayMissing)
            if let goes, let new = try seat.flatMap({ try ClassRows.find($0, in: tx) }),
                let old = try history.last.flatMap({ try ClassRows.find($0.classID, in: tx) })
            {
                if !PassRules.fits(goes, from: old, to: new) { reader.fail("class", PupilTexts.wrongGrade) }
                if let day, SchoolYear(of: day) != new.year { reader.fail("day", BulkTexts.otherYear) }
            }
            try reader.finish()
            guard let seat, let day, let goes else { throw NotFound() }
            return try history.pass(
                to: Seat(pupil: pupil, unit: unit, classID: seat), on: day, goes,
                goes == .promoted ? .promoted : .repeated, id: PlacementID(at: visit.now))
        }
    }

    static func leave(_ visit: Visit, _ tx: Transaction) throws -> Response {
        try place(visit, tx) { history, _, _, reader in
            let how: Leaving? = reader.choice("how", required: PupilTexts.howMissing)
            let day = reader.day("day", required: PupilTexts.dayMissing)
            let reason = reader.text("reason", limit: 20)
            if how == .transferred || how == .movedClass { reader.fail("how", PupilTexts.howMissing) }
            try reader.finish()
            guard let how, let day else { throw NotFound() }
            return try history.leave(on: day, how, reason: reason)
        }
    }

    static func comeBack(_ visit: Visit, _ tx: Transaction) throws -> Response {
        try place(visit, tx) { history, pupil, unit, reader in
            let seat = try seat(visit, unit, &reader, tx)
            let day = reader.day("day", required: PupilTexts.dayMissing)
            try reader.finish()
            guard let seat, let day else { throw NotFound() }
            return try history.enter(
                Seat(pupil: pupil, unit: unit, classID: seat), on: day, history.reentry, id: PlacementID(at: visit.now))
        }
    }

    private static func place(
        _ visit: Visit, _ tx: Transaction,
        _ change: (inout PlacementHistory, PupilID, UnitID, inout FormReader) throws -> [PlacementChange]
    ) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
        var history = try PlacementRows.history(of: pupil.id, in: tx)
        var reader = FormReader(visit.form.values)
        let changes = try change(&history, pupil.id, unit, &reader)
        try PlacementRows.apply(changes, at: visit.now, in: tx)
        try permit.record(
            "place pupil", subject: "pupil", id: pupil.id.text, changes: try PlacementLog.changes(changes, in: tx),
            in: tx)
        return .redirect(to: "/pupils/\(pupil.id)?done=pupil-placed")
    }

    private static func seat(
        _ visit: Visit, _ unit: UnitID, _ reader: inout FormReader, _ tx: Transaction
    ) throws -> ClassID? {
        let text = reader.text("class", required: PupilTexts.classMissing)
        guard let id = ClassID(text), let found = try ClassRows.find(id, in: tx), found.unit == unit else {
            if !text.isEmpty { reader.fail("class", PupilTexts.classMissing) }
            return nil
        }
        return id
    }

    private static func unit(_ visit: Visit, _ tx: Transaction) throws -> UnitID {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        return try visit.permit(KeepPupils.self, on: id, in: tx).unit
    }
}

/// Pupils with the same name and birth date exist; the person says whether it is another child.
struct AlikePupils: Refusal {
    /// Those of the own school; of others nothing is said but that there are some.
    let pupils: [Pupil]
    let isElsewhere: Bool
    var kind: RefusalKind { .conflict }
    var explanation: Text { PupilTexts.alike }
}
