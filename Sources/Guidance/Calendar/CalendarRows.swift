internal import Base
internal import Database
internal import Identity

/// The due days of one unit, for calendars.
enum CalendarRows {
    struct Deadline: Sendable, Equatable {
        let key: String
        let title: String
        let day: Day
        let edition: Int
        let stamp: Instant
    }

    /// Every call and every dated task that asks the unit, with extensions that were granted.
    static func all(for unit: UnitID, in tx: Transaction) throws -> [Deadline] {
        var deadlines: [Deadline] = []
        for edition in try EditionRows.asking(unit, in: tx) {
            let stamp = edition.publishedAt ?? Instant(milliseconds: 0)
            let dossiers = try DossierRows.all(edition.letter, of: unit, in: tx)
            for call in try CallRows.all(of: edition.id, for: unit, in: tx) {
                let due = dossiers.first { $0.call == call.key }?.due(call) ?? call.due
                deadlines.append(
                    Deadline(
                        key: "\(edition.letter)-\(call.key)", title: call.title, day: due, edition: edition.number,
                        stamp: stamp))
            }
            for task in try TaskRows.all(of: edition.id, for: unit, in: tx) {
                guard let due = task.due else { continue }
                deadlines.append(
                    Deadline(
                        key: "\(edition.letter)-\(task.key)", title: "\(task.path). \(task.title)", day: due,
                        edition: edition.number, stamp: stamp))
            }
        }
        return deadlines.sorted { ($0.day, $0.title) < ($1.day, $1.title) }
    }
}
