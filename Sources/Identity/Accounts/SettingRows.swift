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

    /// The name of the key by which values are sealed here.
    public static let sealingKey = "sealing-key"

    /// By which key all of which columns are known to be sealed.
    public static let sealed = "sealed"
}

/// A key that the program makes for itself once, and keeps sealed among the settings.
public enum SecretSetting: String, Sendable, CaseIterable {
    /// Marks of forms and links, seals of pages.
    case installation = "key"
    /// By which push services know this installation.
    case push = "push-key"

    static let sealed = SealedColumn("identity_setting", "value", key: "name", rows: allCases.map(\.rawValue))

    /// Reads the key, or makes it when there is none.
    public func value(orMaking make: () -> String, in tx: Transaction) throws -> String {
        if let stored = try SettingRows.value(rawValue, in: tx) {
            return try tx.unseal(stored, in: SecretSetting.sealed, of: rawValue)
        }
        let new = make()
        try SettingRows.set(rawValue, to: try tx.seal(new, in: SecretSetting.sealed, of: rawValue), in: tx)
        return new
    }

    /// Forgets the key: another is made when one is asked for.
    public func forget(in tx: Transaction) throws { try SettingRows.remove(rawValue, in: tx) }
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

    static func remove(_ name: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_setting WHERE name = \(name)")
    }
}
