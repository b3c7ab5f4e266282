public import Base
public import Database
public import Identity
public import Organisation

/// What Guidance needs from the module that counts: statistical forms, filled from the records. The Composition plugs
/// it in.
public struct GuidancePorts: Sendable {
    public typealias Figures =
        @Sendable (_ code: String, _ school: UnitID, _ due: Day, Transaction) throws -> FigureSheet?
    public typealias Total = @Sendable (_ code: String, _ covers: SQL, _ due: Day, Transaction) throws -> FigureSheet?

    /// The form of one school for a due day; nil when no version of it is in force.
    public let figures: Figures
    /// The form of all schools that a condition on `u.id` lets through, as the records say now.
    public let total: Total

    public init(figures: @escaping Figures, total: @escaping Total) {
        self.figures = figures
        self.total = total
    }

    /// A program that counts nothing: statistical forms cannot be handed in.
    public static let none = GuidancePorts(figures: { _, _, _, _ in nil }, total: { _, _, _, _ in nil })
}
