public import Database

/// Small facts about this installation that belong to no module.
public enum Settings {
    /// Days without a sign-in after which an account sleeps.
    public static let dormantDays = "accounts.dormant-days"

    /// Minutes for which a session may rest; thirty without it, ten at least.
    public static let restMinutes = "sessions.rest-minutes"

    public static func value(_ name: String, in tx: Transaction) throws -> String? {
        try SettingRows.value(name, in: tx)
    }

    public static func set(_ name: String, to value: String, in tx: Transaction) throws {
        try SettingRows.set(name, to: value, in: tx)
    }
}

/// Every statement about settings.
enum SettingRows {
    static func value(_ name: String, in tx: Transaction) throws -> String? {
        try tx.first("SELECT value FROM identity_setting WHERE name = \(name)") { try $0["value"] }
    }

    static func set(_ name: String, to value: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO identity_setting (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
