internal import Base
internal import Database
internal import Identity

/// A pupil as the program holds them, with what comparing with a row of a sheet needs.
struct KnownPupil: Sendable {
    let pupil: Pupil
    let sensitive: SensitiveValues
    let last: Placement?
    /// The school of the last placement.
    let unitName: String
    let isMerged: Bool
    /// What is kept of what was before.
    var past: [PupilField: [Course.Span]] = [:]
    var originPast: [OriginField: [Course.Span]] = [:]

    var courses: Courses<PupilField> { Courses(now: pupil.fields, past: past) }
    /// As far as sheets speak of it.
    var origin: Courses<OriginField> { Courses(now: sensitive.origin, past: originPast) }

    /// Whether the record is at this school.
    func isHeld(by unit: UnitID) -> Bool { !isMerged && last?.unit == unit }
}

/// The pupils whom some rows of a sheet may mean, all read at once, and found again by code, identity number, or name and
/// birth date.
struct KnownPupils {
    enum Found {
        case here(KnownPupil)
        /// The record is at another school: a hand-over brings it, not a sheet.
        case elsewhere(String)
        /// A row above means the same pupil.
        case twice(Int)
        /// The number is another pupil's than the code.
        case numberOfOther
        /// A record at another school has the number and another birth date: a number alone tells nobody where a child is.
        case numberTaken
        /// More than one pupil of the school has this name and birth date.
        case ambiguous
        case nobody
    }

    private struct NameAndBirth: Hashable {
        let unit: UnitID
        let fold: String
        let born: Day
    }

    private var codes: [String: KnownPupil] = [:]
    private var numbers: [String: KnownPupil] = [:]
    private var names: [NameAndBirth: [KnownPupil]] = [:]

    /// Reads everybody whom the rows may mean: five questions, whatever the number of rows.
    init(meantBy rows: some Sequence<PupilDraft.Values>, in tx: Transaction) throws {
        for known in try KnownPupilRows.all(meantBy: rows, in: tx) {
            if let code = known.pupil.code { codes[code] = known }
            if let number = known.sensitive.number { numbers[number] = known }
            guard !known.isMerged, let unit = known.last?.unit else { continue }
            let key = NameAndBirth(unit: unit, fold: known.pupil.name.folded, born: known.pupil.bornOn)
            names[key, default: []].append(known)
        }
    }

    /// A code or number decides alone; a name with a birth date decides within the school only.
    ///
    /// - Parameter seen: the rows above.
    func find(_ values: PupilDraft.Values, at unit: UnitID, _ seen: SeenRows) -> Found {
        if let row = values.code.flatMap({ seen.row(.code($0)) }) { return .twice(row) }
        if let row = values.number.flatMap({ seen.row(.number($0)) }) { return .twice(row) }
        var found: KnownPupil?
        if let known = values.code.flatMap({ codes[$0] }) {
            guard known.isHeld(by: unit) else { return .elsewhere(known.unitName) }
            found = known
        }
        if let known = values.number.flatMap({ numbers[$0] }) {
            if let found, found.pupil.id != known.pupil.id { return .numberOfOther }
            guard known.isHeld(by: unit) else {
                return known.pupil.bornOn == values.born ? .elsewhere(known.unitName) : .numberTaken
            }
            found = known
        }
        if let found { return settled(found, seen) }
        return byName(values, unit, seen)
    }

    private func settled(_ known: KnownPupil, _ seen: SeenRows) -> Found {
        seen.row(.pupil(known.pupil.id)).map { .twice($0) } ?? .here(known)
    }

    private func byName(_ values: PupilDraft.Values, _ unit: UnitID, _ seen: SeenRows) -> Found {
        let fold = values.name.folded
        let same = names[NameAndBirth(unit: unit, fold: fold, born: values.born)] ?? []
        let above = seen.named(.name(unit, fold, values.born))
        guard values.code == nil, values.number == nil else {
            // A code that nobody has yet may be the first one of a child who is here already.
            if same.count == 1, let known = same.first, !KnownPupils.hasOther(known, values) {
                return settled(known, seen)
            }
            if same.isEmpty, let above, !above.isMany, !above.hasOther(values) { return .twice(above.row) }
            return .nobody
        }
        if same.count == 1, let known = same.first, above?.isMany != true {
            if seen.row(.pupil(known.pupil.id)) != nil || above == nil { return settled(known, seen) }
        }
        if same.isEmpty, let above { return above.isMany ? .ambiguous : .twice(above.row) }
        return same.isEmpty ? .nobody : .ambiguous
    }

    /// Whether the pupil has another code or number than the sheet says.
    private static func hasOther(_ known: KnownPupil, _ values: PupilDraft.Values) -> Bool {
        (values.code != nil && known.pupil.code != nil) || (values.number != nil && known.sensitive.number != nil)
    }
}
