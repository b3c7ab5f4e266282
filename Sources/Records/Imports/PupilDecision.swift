internal import Base
internal import Database
internal import Identity
internal import Sheets

/// What a row of a sheet of pupils comes to: pure, from the row, its class and what is known of the pupil.
enum PupilDecision {
    case refused([SheetFault])
    case add(FreshPupil)
    case change(PupilChange)
    case unchanged

    static func refused(_ key: PupilSheet.Key, _ reason: Text) -> PupilDecision {
        .refused([.init(column: PupilSheet.heading(key), reason: reason)])
    }

    /// Somebody new.
    static func adding(_ values: PupilDraft.Values, _ seat: PupilPlaces.Seat, at now: Instant) -> PupilDecision {
        if case .left = values.status { return refused(.status, SheetImportTexts.leftBeforeComing) }
        let pupil = Pupil(
            id: PupilID(at: now), code: values.code, name: values.name, bornOn: values.born, sex: values.sex,
            boarding: values.boarding, twoSessions: values.sessions ?? false, more: MoreFields(values.more))
        var history = PlacementHistory([])
        let entry: Entry = values.status == .cameFromOutside ? .fromOutside : .new
        let place = Seat(pupil: pupil.id, unit: seat.unit, classID: seat.schoolClass.id)
        do throws(PlacementRefusal) {
            let changes = try history.enter(
                place, on: values.statusDay ?? now.day, entry, id: PlacementID(at: now))
            guard case .open(let placement)? = changes.first else { return .unchanged }
            return .add(FreshPupil(pupil: pupil, placement: placement, sensitive: SensitiveValues(values)))
        } catch {
            return refused(.statusDay, error.explanation)
        }
    }

    /// Somebody who is here.
    static func changing(
        _ known: KnownPupil, _ values: PupilDraft.Values, _ seat: PupilPlaces.Seat, at now: Instant
    ) -> PupilDecision {
        var change = PupilChange(known, Moment(since: values.since, today: now.day))
        do throws(DayTooEarly) {
            try change.write(merged(known.pupil, values), known.sensitive.filled(by: SensitiveValues(values)))
        } catch {
            return refused(.since, error.explanation)
        }
        do throws(PlacementRefusal) {
            change.placing = try placing(known, values, seat, at: now)
            return change.isAny ? .change(change) : .unchanged
        } catch {
            return refused(.statusDay, error.explanation)
        }
    }

    /// Into the class that the sheet says, or out of the school.
    private static func placing(
        _ known: KnownPupil, _ values: PupilDraft.Values, _ seat: PupilPlaces.Seat, at now: Instant
    ) throws(PlacementRefusal) -> [PlacementChange] {
        var history = PlacementHistory(known.last.map { [$0] } ?? [])
        let day = values.statusDay ?? now.day
        let place = Seat(pupil: known.pupil.id, unit: seat.unit, classID: seat.schoolClass.id)
        if case .left(let leaving) = values.status {
            return history.last?.to == nil ? try history.leave(on: day, leaving, reason: "") : []
        }
        if history.last?.to != nil {
            return try history.enter(place, on: day, history.reentry, id: PlacementID(at: now))
        }
        if history.last?.classID == place.classID { return [] }
        return try history.move(to: place, on: day, id: PlacementID(at: now))
    }

    /// What the sheet says; what it does not say stays.
    private static func merged(_ old: Pupil, _ values: PupilDraft.Values) -> Pupil {
        var new = old
        new.code = values.code ?? old.code
        new.name = values.name
        new.bornOn = values.born
        new.sex = values.sex
        new.boarding = values.boarding ?? old.boarding
        new.twoSessions = values.sessions ?? old.twoSessions
        var more = old.more.values
        for (field, value) in values.more where !value.isEmpty { more[field] = value }
        new.more = MoreFields(more)
        return new
    }
}

/// A pupil that a sheet brings, until all are written at once.
struct FreshPupil: Sendable {
    let pupil: Pupil
    let placement: Placement
    let sensitive: SensitiveValues
}

/// What a sheet changes of a pupil who is here.
struct PupilChange: Sendable {
    let known: KnownPupil
    let moment: Moment
    /// As the record will stand.
    private(set) var new: Pupil
    private(set) var sensitive: SensitiveValues
    private(set) var courses: Courses<PupilField>
    private(set) var origin: Courses<OriginField>
    /// What becomes of which field; nothing of what is sensitive.
    private(set) var fields: [FieldChange] = []
    var placing: [PlacementChange] = []

    init(_ known: KnownPupil, _ moment: Moment) {
        self.known = known
        self.moment = moment
        new = known.pupil
        sensitive = known.sensitive
        courses = known.courses
        origin = known.origin
    }

    /// Since when the values hold: from a day on, or they were so all along.
    mutating func write(_ pupil: Pupil, _ sensitive: SensitiveValues) throws(DayTooEarly) {
        fields = try courses.apply(pupil.fields, moment)
        _ = try origin.apply(sensitive.origin, moment)
        if pupil.code != new.code { fields.append(FieldChange("code", from: new.code, to: pupil.code)) }
        new = pupil
        self.sensitive = sensitive
    }

    var changesRecord: Bool { new != known.pupil || sensitive != known.sensitive }
    var isAny: Bool { changesRecord || !placing.isEmpty }

    /// How it is taken back.
    var step: ImportStep {
        var step = ImportStep(pupil: new.id, version: known.pupil.version)
        for change in placing {
            switch change {
            case .open(let placement): step.opened = placement.id
            case .close(let id, _, _, _): step.closed = id
            case .reseat(let id, _): step.reseated = ImportStep.Reseat(placement: id, before: known.last?.classID)
            }
        }
        if changesRecord {
            step.before = ImportStep.Before(
                pupil: known.pupil, sensitive: known.sensitive, past: KeptPast(known.courses, becoming: courses),
                originPast: known.origin.past == origin.past ? nil : KeptPast(known.originPast))
            step.from = moment.since
            step.version = known.pupil.version + 1
        }
        return step
    }
}
