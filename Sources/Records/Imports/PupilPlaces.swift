internal import Base
internal import Database
internal import Identity
internal import Sheets

/// In which school and class the rows of a sheet belong.
struct PupilPlaces: Sendable {
    let year: SchoolYear
    /// The one school of the sheet; nil when every row names its own.
    private let own: UnitID?
    /// Which units rows may name: a condition on `u.id`.
    private let reach: SQL
    private var units: [String: UnitID?] = [:]
    private var classes: [UnitID: [String: SchoolClass]] = [:]

    /// The classes of one school.
    init(of unit: UnitID, _ year: SchoolYear) {
        own = unit
        reach = .always
        self.year = year
    }

    /// The classes of all schools within reach, each read when a row first names it.
    init(within reach: SQL, _ year: SchoolYear) {
        own = nil
        self.reach = reach
        self.year = year
    }

    /// Forgets what was read, for when it no longer holds.
    mutating func forget() {
        units = [:]
        classes = [:]
    }

    /// - Returns: nil when a cell is wrong; why is then added to the draft.
    mutating func seat(_ draft: inout PupilDraft, in tx: Transaction) throws -> Seat? {
        guard let unit = try unit(&draft, tx), !draft.values.className.isEmpty else { return nil }
        guard let found = try classes(of: unit, tx)[draft.values.className.folded] else {
            let reason = SheetImportTexts.classUnknown(draft.values.className, year)
            draft.faults.append(.init(column: PupilSheet.heading(.schoolClass), reason: reason))
            return nil
        }
        return Seat(unit: unit, schoolClass: found)
    }

    struct Seat {
        let unit: UnitID
        let schoolClass: SchoolClass
    }

    private mutating func unit(_ draft: inout PupilDraft, _ tx: Transaction) throws -> UnitID? {
        if let own { return own }
        let code = draft.values.school
        let known = try units[code] ?? LoadRows.unit(code: code, within: reach, in: tx)
        units[code] = .some(known)
        if known == nil {
            let reason = code.isEmpty ? LoadTexts.schoolMissing : LoadTexts.schoolUnknown(code)
            draft.faults.append(.init(column: PupilSheet.heading(.school), reason: reason))
        }
        return known
    }

    private mutating func classes(of unit: UnitID, _ tx: Transaction) throws -> [String: SchoolClass] {
        if let known = classes[unit] { return known }
        var found: [String: SchoolClass] = [:]
        for value in try ClassRows.all(of: unit, year, in: tx) {
            found[value.name.folded] = value
            if !value.code.isEmpty { found[value.code.folded] = value }
        }
        classes[unit] = found
        return found
    }
}
