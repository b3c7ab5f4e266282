public import Base
public import Database
public import Outbox

/// Tells those who hold a role at a unit, in the transaction of what they are told of.
public enum Tell {
    /// Those who answer for what is asked of a unit.
    public static let responsible: Set<Role> = [.head, .districtOfficial]

    /// Tells everybody who holds one of the roles at one of the units on this day and can sign in; each once, whatever
    /// the number of their units. A few statements per thousand units and people.
    ///
    /// - Returns: how many were told now.
    @discardableResult
    public static func holders(
        of roles: Set<Role>, at units: [UnitID], _ announcement: Announcement, at now: Instant, in tx: Transaction
    ) throws -> Int {
        let people = try AccountRows.holders(of: roles, at: units, on: now.day, in: tx)
        // One or two are told one by one: that also holds when another process tells them at this moment.
        guard people.count > 3 else {
            return try people.reduce(0) { count, one in
                let isNew = try Outbox.announce(announcement, to: one.account, unit: one.unit, at: now, in: tx)
                return count + (isNew ? 1 : 0)
            }
        }
        let recipients = people.map { Recipient($0.account, at: $0.unit) }
        return try Outbox.announce(announcement, to: recipients, at: now, in: tx)
    }
}
