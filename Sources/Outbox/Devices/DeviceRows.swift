public import Base
public import Database
public import WebPush

/// Every statement about the devices of people.
public enum DeviceRows {
    /// How many devices one person may have.
    public static let most = 10

    /// Lets a browser be told. One that told somebody else before is that person's no more; what still waits for it is
    /// not sent to anybody.
    public static func insert<Person>(
        _ id: DeviceID, of person: ID<Person>, _ subscription: PushSubscription, name: String, at now: Instant,
        in tx: Transaction
    ) throws {
        try tx.run("DELETE FROM outbox_device WHERE endpoint = \(subscription.endpoint)")
        try tx.run(
            """
            INSERT INTO outbox_device (id, person_id, endpoint, key, secret, name, created_at)
            VALUES (\(id), \(person), \(subscription.endpoint), \(subscription.keyText), \(subscription.secretText),
                \(name), \(now))
            """)
    }

    /// The devices of a person, the newest first.
    public static func all<Person>(of person: ID<Person>, in tx: Transaction) throws -> [DeviceLine] {
        try tx.all(
            """
            SELECT id, name, endpoint, created_at, told_at FROM outbox_device WHERE person_id = \(person)
            ORDER BY created_at DESC, id DESC
            """
        ) { row in
            let id: DeviceID = try row["id"]
            let name: String = try row["name"]
            let endpoint: String = try row["endpoint"]
            let created: Instant = try row["created_at"]
            let host = endpoint.split(separator: "/").dropFirst().first ?? ""
            return DeviceLine(id: id, name: name, service: String(host), created: created, told: try row["told_at"])
        }
    }

    /// The device that a browser proves to be by its address and its secret.
    public static func find(
        endpoint: String, secret: String, in tx: Transaction
    ) throws -> (id: DeviceID, person: String, name: String)? {
        try tx.first(
            "SELECT id, person_id, name FROM outbox_device WHERE endpoint = \(endpoint) AND secret = \(secret)"
        ) { row in (id: try row["id"], person: try row["person_id"], name: try row["name"]) }
    }

    /// Another address for the same device; what still waits for it goes there.
    public static func renew(_ id: DeviceID, _ subscription: PushSubscription, in tx: Transaction) throws {
        try tx.run("DELETE FROM outbox_device WHERE endpoint = \(subscription.endpoint) AND id <> \(id)")
        try tx.run(
            """
            UPDATE outbox_device SET endpoint = \(subscription.endpoint), key = \(subscription.keyText),
                secret = \(subscription.secretText)
            WHERE id = \(id)
            """)
    }

    /// Signs one device of a person off.
    ///
    /// - Returns: false when they have no such device.
    public static func delete<Person>(_ id: DeviceID, of person: ID<Person>, in tx: Transaction) throws -> Bool {
        try tx.run("DELETE FROM outbox_device WHERE id = \(id) AND person_id = \(person)") == 1
    }

    /// Notes on the device of a delivery that it was told something.
    static func told(by lead: DeliveryID, at now: Instant, in tx: Transaction) throws {
        try tx.run("UPDATE outbox_device SET told_at = \(now) WHERE \(isReached(by: lead))")
    }

    /// Its push service says that the browser is no more.
    static func forget(reachedBy lead: DeliveryID, in tx: Transaction) throws {
        try tx.run("DELETE FROM outbox_device WHERE \(isReached(by: lead))")
    }

    private static func isReached(by lead: DeliveryID) -> SQL {
        "id IN (SELECT d.device_id FROM outbox_delivery d WHERE d.lead_id = \(lead))"
    }
}
