internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Everything about what one unit hands in to one call, loaded together: what every page and action on it starts
/// from.
struct Case: Sendable {
    let edition: Edition
    let schoolYear: SchoolYear
    let call: Call
    let form: Form
    let unit: UnitID
    let unitName: String
    /// The unit that decides; nil for one without a superior.
    let superior: UnitID?
    let superiorName: String?
    /// For a statistical form the parts of the form.
    var tasks: [GuidanceTask]
    /// Nil until the unit begins.
    let dossier: Dossier?
    let entries: [Key: DossierEntry]
    let remarks: [Remark]
    let extensions: [Extension]
    /// For a statistical form: its numbers as the records say now, with what the unit typed; for a unit above the
    /// schools the sum of what was accepted below it. Nil when there is nothing yet.
    var sheet: FigureSheet?
    /// Whether the numbers are drawn from what the units below handed in.
    var drawsFigures = false

    var due: Day { dossier?.due(call) ?? call.due }
    var letter: LetterID { edition.letter }

    func standing(today: Day) -> Standing {
        Standing(state: dossier?.state, firstSubmitted: dossier?.firstSubmittedAt, due: due, today: today)
    }

    func isComplete(_ task: GuidanceTask) -> Bool {
        DossierRules.isComplete(entries[task.key]?.values ?? [:], form: form(of: task.key))
    }

    var completed: Int { tasks.filter(isComplete).count }
    var openRemarks: Int { remarks.filter(\.isOpen).count }

    /// The task of a key with its entry, empty when nothing was written yet.
    func item(_ key: Key) -> (GuidanceTask, DossierEntry)? {
        guard let task = tasks.first(where: { $0.key == key }) else { return nil }
        let entry = entries[key] ?? DossierEntry(task: key, values: [:], version: 0, updatedAt: nil)
        return (task, entry)
    }

    /// The task that comes after this one, for writing one after the other.
    func task(after key: Key) -> GuidanceTask? {
        guard let index = tasks.firstIndex(where: { $0.key == key }) else { return nil }
        return tasks.dropFirst(index + 1).first { !form(of: $0.key).fields.isEmpty }
    }

    /// Loads the case of a unit for which a permit is held.
    ///
    /// - Parameter ports: without them a statistical form has no numbers and cannot be handed in.
    static func load<C: Capability>(
        _ letter: LetterID, _ key: Key, for permit: UnitPermit<C>, ports: GuidancePorts = .none, in tx: Transaction
    ) throws -> Case {
        guard let edition = try EditionRows.published(of: letter, in: tx),
            let call = try CallRows.find(key, in: edition.id, tx),
            let about = try EditionRows.letter(letter, in: tx),
            try CallRows.asks(permit.unit, key, in: edition.id, tx),
            let unit = try UnitRows.find(permit.unit, in: tx)
        else { throw NotFound() }
        let superior = try UnitRows.parent(of: permit.unit, on: permit.now.day, in: tx)
        let dossier = try DossierRows.find(letter, key, permit.unit, in: tx)
        let form = try FormRows.find(call.form, on: call.due, in: tx)
        let tasks = form.figures == nil ? try TaskRows.all(of: edition.id, for: permit.unit, in: tx) : []
        let file = Case(
            edition: edition, schoolYear: about.schoolYear, call: call,
            form: form, unit: permit.unit, unitName: unit.name,
            superior: superior?.id, superiorName: superior?.name,
            tasks: tasks, dossier: dossier,
            entries: try dossier.map { try DossierRows.entries(of: $0.id, in: tx) } ?? [:],
            remarks: try dossier.map { try RemarkRows.all(of: $0.id, in: tx) } ?? [],
            extensions: try dossier.map { try ExtensionRows.all(of: $0.id, in: tx) } ?? [])
        return try file.withFigures(teaches: unit.kind.hasRecords, covers: permit.covers("m.unit_id"), ports, in: tx)
    }
}
