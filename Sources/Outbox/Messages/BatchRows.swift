internal import Base
internal import Database

/// Every statement by which the same thing is told to many people at once.
enum BatchRows {
    /// How many people one statement asks about.
    static let length = 1000

    /// Who can be told at all, and how; who has no account that may sign in is left out. One row for each device.
    static func reach(of people: [String], in tx: Transaction) throws -> [String: Reach] {
        let found = try tx.all(
            """
            SELECT a.id, a.email, p.by_mail, p.by_hook, p.number, p.is_daily, p.quiet_from, p.quiet_to,
                v.id AS device_id
            FROM identity_account a LEFT JOIN outbox_preference p ON p.person_id = a.id
            LEFT JOIN outbox_device v ON v.person_id = a.id
            WHERE a.disabled_at IS NULL AND a.id IN \(list: people)
            """
        ) { row in
            let id: String = try row["id"]
            let email: String? = try row["email"]
            let isKnown: Bool? = try row["by_mail"]
            let preference = isKnown == nil ? Preference() : try PreferenceRows.preference(row)
            let device: String? = try row["device_id"]
            return (id, Reach(preference: preference, hasMail: email != nil, devices: device.map { [$0] } ?? []))
        }
        return Dictionary(found) { first, next in
            var all = first
            all.devices += next.devices
            return all
        }
    }

    /// Those of the names under which something was told before.
    static func known(_ names: [String], in tx: Transaction) throws -> Set<String> {
        Set(try tx.all("SELECT once_key FROM outbox_message WHERE once_key IN \(list: names)") { try $0["once_key"] })
    }

    static func insert(_ messages: [NewMessage], at now: Instant, in tx: Transaction) throws {
        try tx.insert(
            into: "outbox_message",
            [
                "id", "person_id", "unit_id", "kind", "once_key", "title_vi", "title_en", "body_vi", "body_en", "path",
                "is_secret", "created_at", "expires_at",
            ],
            messages.map { message in
                let told = message.announcement
                return [
                    message.id.stored, message.person?.stored ?? .null, message.unit?.stored ?? .null,
                    told.kind.rawValue.stored,
                    message.once?.stored ?? .null, told.title.vi.stored, told.title.en.stored, told.body.vi.stored,
                    told.body.en.stored, told.path?.stored ?? .null, told.isSecret.stored, now.stored,
                    told.expires?.stored ?? .null,
                ]
            })
    }

    static func insert(_ deliveries: [NewDelivery], at now: Instant, in tx: Transaction) throws {
        try tx.insert(
            into: "outbox_delivery",
            ["id", "message_id", "person_id", "channel", "device_id", "state", "is_digest", "next_at", "created_at"],
            deliveries.map { new in
                [
                    DeliveryID(at: now).stored, new.message.stored, new.person?.stored ?? .null,
                    new.channel.rawValue.stored, new.device?.stored ?? .null, "waiting".stored, new.isDigest.stored,
                    new.next.stored,
                    now.stored,
                ]
            })
    }
}
