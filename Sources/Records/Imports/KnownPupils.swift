internal import Base
internal import Database
internal import Identity
internal import Organisation

/// The pupils whose record a school holds, found again by code, identity number, or name and birth date.
struct KnownPupils {
    enum Found {
        case here(PupilID)
        /// The record is at another school: a hand-over brings it, not a sheet.
        case elsewhere(String)
        /// More than one pupil of the school has this name and birth date.
        case ambiguous
        case nobody
    }

    private struct NameAndBirth: Hashable {
        let fold: String
        let born: Day
    }

    private let unit: UnitID
    private var codes: [String: PupilID] = [:]
    private var numbers: [String: PupilID] = [:]
    private var names: [NameAndBirth: [PupilID]] = [:]

    init(of unit: UnitID, in tx: Transaction) throws {
        self.unit = unit
        let held: [(Pupil, String?)] = try ImportRows.held(by: unit, in: tx)
        for (pupil, number) in held { add(pupil, number: number) }
    }

    mutating func add(_ pupil: Pupil, number: String?) {
        if let code = pupil.code { codes[code] = pupil.id }
        if let number { numbers[number] = pupil.id }
        names[NameAndBirth(fold: pupil.name.folded, born: pupil.bornOn), default: []].append(pupil.id)
    }

    /// A code or number decides alone; a name with a birth date decides within the school only.
    func find(_ values: PupilDraft.Values, in tx: Transaction) throws -> Found {
        if let code = values.code {
            if let id = codes[code] { return .here(id) }
            if let other = try ImportRows.holder(ofCode: code, in: tx) { return .elsewhere(other) }
        }
        if let number = values.number {
            if let id = numbers[number] { return .here(id) }
            if let other = try ImportRows.holder(ofNumber: number, born: values.born, in: tx) {
                return .elsewhere(other)
            }
        }
        let same = names[NameAndBirth(fold: values.name.folded, born: values.born)] ?? []
        if values.code != nil || values.number != nil {
            // A code that nobody has yet may be the first one of a child who is here already.
            return same.count == 1 && !hasOther(same[0], values) ? .here(same[0]) : .nobody
        }
        return same.isEmpty ? .nobody : same.count == 1 ? .here(same[0]) : .ambiguous
    }

    /// Whether the pupil has another code or number than the sheet says.
    private func hasOther(_ id: PupilID, _ values: PupilDraft.Values) -> Bool {
        (values.code != nil && codes.values.contains(id)) || (values.number != nil && numbers.values.contains(id))
    }
}
