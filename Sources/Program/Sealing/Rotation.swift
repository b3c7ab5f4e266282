public import Base
public import Database
internal import Identity

/// The change of the key by which values are sealed, in steps that may be cut off anywhere: the file first, then the
/// values, at last the old key.
public struct Rotation: Sendable {
    let file: KeyFile
    let columns: [SealedColumn]

    public init(file: KeyFile, columns: [SealedColumn]) {
        self.file = file
        self.columns = columns
    }

    /// Another program uses the database: it would go on with the old key.
    public struct Busy: Error {}

    public struct Outcome: Sendable {
        /// How the new key is called.
        public let name: String
        /// How many values were sealed again.
        public let values: Int
    }

    /// - Parameters:
    ///   - database: opened with the keys of the file.
    ///   - installation: the key of forms and links is made anew as well.
    /// - Throws: ``Busy``, a ``KeyFile/Fault`` or a ``DatabaseFault``.
    public func run(_ database: Database, installation: Bool, at now: Instant) async throws -> Outcome {
        guard try await database.otherPrograms() == 0 else { throw Busy() }
        // A rotation that was cut off left its new key in the file: it is finished, not begun again.
        let found = try file.read()
        let keys = found.isRotating ? found : found.rotated()
        if !found.isRotating { try file.replace(with: keys) }
        let database = database.with(keys)
        try await database.write { tx in
            let before = try Settings.value(Settings.sealingKey, in: tx)
            try Settings.set(Settings.sealingKey, to: keys.name, in: tx)
            if installation { try SecretSetting.installation.forget(in: tx) }
            try Audit.recordCommand(
                "rotate key", subject: "installation", id: "keys",
                changes: [FieldChange("key", from: before, to: keys.name)], at: now, in: tx)
        }
        let count = try await SealedDatabase.settle(database, keys, columns)
        try file.replace(with: keys.withoutOlder())
        return Outcome(name: keys.name, values: count)
    }
}
