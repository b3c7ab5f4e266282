internal import Base
internal import Database
internal import Identity
internal import Organisation

/// Where figures come from: one school, or every school of a level that a condition lets through.
struct StatisticScope: Sendable {
    /// The schools whose pupils are counted; where the engine sorts in memory, one after the other: grouping the rows
    /// of one school needs no memory to speak of, grouping a million at once took 200 MB and longer.
    let schools: [UnitID]
    /// A condition that a column holds one of them.
    let holds: @Sendable (StaticString) -> SQL
    let day: Day

    var year: SchoolYear { SchoolYear(of: day) }

    init(school: UnitID, day: Day) {
        schools = [school]
        holds = { column in "\(raw: column) = \(school)" }
        self.day = day
    }

    /// The schools of a level that have classes in the year of a day.
    ///
    /// - Parameter covers: a condition on `u.id`.
    init(_ level: Level, covers: SQL, day: Day, in tx: Transaction) throws {
        let taught = StatisticScope.teaches(level)
        schools = try StatisticRows.schools("\(taught) AND \(covers)", SchoolYear(of: day), in: tx)
        holds = { column in
            "\(raw: column) IN (SELECT u.id FROM organisation_unit u WHERE \(taught) AND \(covers))"
        }
        self.day = day
    }

    /// Whoever sits or sat in the classes of the year, for one school; nil for many, whose pupils are not named one by one.
    var sitting: SQL? {
        schools.count == 1 ? PupilListRows.sitting(at: holds("d.unit_id"), year) : nil
    }

    /// A condition on `u.levels`.
    static func teaches(_ level: Level) -> SQL { "u.levels LIKE \("%" + level.rawValue + "%")" }
}
