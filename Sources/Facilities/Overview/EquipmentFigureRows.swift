public import Base
public import Database
public import Identity

/// Which schools have what section I of the statistical forms 01 and 02 of Circular 24/2018 counts them by: what other
/// modules may know, by ports.
public enum EquipmentFigureRows {
    /// The schools that a condition on `u.id` lets through and that have a computer that works. Stops at the first
    /// machine of each school.
    public static func withComputers(
        where condition: SQL, on day: Day, in tx: Transaction
    ) throws -> Set<UnitID> {
        let kinds = DeviceKind.allCases.filter(\.isComputer)
        return try units(
            """
            SELECT 1 FROM facilities_device_span s JOIN facilities_device d ON d.id = s.device_id
            WHERE s.unit_id = u.id AND s.state = \(DeviceState.working) AND d.kind IN \(list: kinds)
                AND \(RoomRows.holds("s", day))
            """, where: condition, in: tx)
    }

    /// Those that have a line to the Internet.
    public static func withInternet(
        where condition: SQL, on day: Day, in tx: Transaction
    ) throws -> Set<UnitID> {
        try units(
            "SELECT 1 FROM facilities_line s WHERE s.unit_id = u.id AND \(RoomRows.holds("s", day))",
            where: condition, in: tx)
    }

    private static func units(_ holding: SQL, where condition: SQL, in tx: Transaction) throws -> Set<UnitID> {
        Set(
            try tx.all("SELECT u.id FROM organisation_unit u WHERE \(condition) AND EXISTS (\(holding))") { row in
                try row["id"] as UnitID
            })
    }
}
