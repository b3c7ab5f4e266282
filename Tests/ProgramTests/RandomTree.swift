import Base
import Database
import Identity
import TestKit

@testable import Organisation

/// A tree of units whose links begin and end on random days, with the plainest possible answer to who reaches whom.
struct RandomTree {
    struct Span {
        let child: UnitID
        let parent: UnitID
        let from: Day
        let to: Day?
    }

    private(set) var units: [UnitID] = []
    private(set) var links: [Span] = []
    let days: [Day]

    init(seed: UInt64) {
        var random = Seed(seed)
        let start = Day(daysSinceEpoch: 19_000)
        days = stride(from: 0, through: 800, by: 97).map { start.adding(days: $0) }
        for index in 0..<18 {
            let unit = UnitID(at: Instant(milliseconds: Int64(index)), using: &random)
            units.append(unit)
            guard index > 0 else { continue }
            var day = start.adding(days: -10)
            while day < start.adding(days: 900) {
                let until = day.adding(days: Int.random(in: 60...500, using: &random))
                let parent = units[Int.random(in: 0..<index, using: &random)]
                if Int.random(in: 0..<6, using: &random) > 0 {
                    links.append(Span(child: unit, parent: parent, from: day, to: until))
                }
                day = until
            }
        }
    }

    func write(in tx: Transaction) throws {
        for (index, unit) in units.enumerated() {
            try tx.run(
                """
                INSERT INTO organisation_unit (id, code, name, name_fold, name_sort, kind, opened_on)
                VALUES (\(unit), \("U\(index)"), 'u', 'u', 'u', 'school', '2000-01-01')
                """)
        }
        for (index, link) in links.enumerated() {
            try tx.run(
                """
                INSERT INTO organisation_link (id, hierarchy, child_id, parent_id, valid_from, valid_to)
                VALUES (\("l\(index)"), 'administrative', \(link.child), \(link.parent), \(link.from), \(link.to))
                """)
        }
        try LinkRows.recompute(.administrative, in: tx)
    }

    /// All units from which a walk up leads to `scope` on a day.
    func walked(from scope: UnitID, on day: Day) -> Set<UnitID> {
        var found: Set<UnitID> = []
        for unit in units {
            var place: UnitID? = unit
            while let here = place {
                if here == scope { found.insert(unit) }
                place = links.first { $0.child == here && $0.from <= day && ($0.to.map { day < $0 } ?? true) }?.parent
            }
        }
        return found
    }
}
