public import Base
public import Identity

public enum ImportTag {}
/// One sheet that was taken in.
public typealias ImportID = ID<ImportTag>

/// What a sheet was of, as the tables name it: `pupils`, `rooms`.
public struct ImportSubject: Sendable, Equatable {
    public let name: String

    public init(_ name: String) { self.name = name }
}

/// A sheet that was taken in, as its page lists it.
public struct PastImport: Sendable {
    public let id: ImportID
    public let unit: UnitID
    public let fileName: String
    /// Who took it in.
    public let by: String
    public let at: Instant
    public let added: Int
    public let changed: Int
    public let undoneAt: Instant?
}
