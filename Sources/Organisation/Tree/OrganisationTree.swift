public import Base
public import Database
public import Identity

/// The tree as permissions see it: the administrative hierarchy on a day.
public struct OrganisationTree: UnitTree {
    public init() {}

    public func covers(_ ancestor: UnitID, column: StaticString, on day: Day) -> SQL {
        """
        EXISTS (SELECT 1 FROM organisation_reach reach WHERE reach.unit_id = \(raw: column)
            AND reach.hierarchy = 'administrative' AND reach.ancestor_id = \(ancestor)
            AND reach.valid_from <= \(day) AND (reach.valid_to IS NULL OR reach.valid_to > \(day)))
        """
    }

    public func name(of unit: UnitID, in tx: Transaction) throws -> String? {
        try UnitRows.name(of: unit, in: tx)
    }

    public func unit(code: String, in tx: Transaction) throws -> UnitID? { try UnitRows.find(code: code, in: tx)?.id }

    public func roles(at unit: UnitID, in tx: Transaction) throws -> Set<Role> {
        try UnitRows.find(unit, in: tx).map { $0.kind.roles } ?? []
    }
}
