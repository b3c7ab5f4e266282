public import Base
public import Database
public import Transport

public enum ErrandTag {}
/// Something to be done at another machine.
public typealias ErrandID = ID<ErrandTag>

/// What an errand is about, as its table names it.
public struct ErrandKind: Sendable, Hashable {
    public let name: String

    public init(_ name: String) { self.name = name }
}

/// Something that has to be done at another machine, written in the transaction of the event that asks for it. It has
/// its id from the beginning, so that the other side can tell a repetition.
public struct Errand: Sendable {
    /// Where it stands.
    public enum State: String, Sendable, CaseIterable, Storable {
        case waiting
        case running
        case done
        /// The other side does not want it, or was tried for long enough.
        case refused
        /// A person wanted it no more.
        case stopped

        public var isOver: Bool { self != .waiting && self != .running }
    }

    public let id: ErrandID
    public let kind: ErrandKind
    /// For which thing of the module it is.
    public let subject: String
    public let state: State
    /// How often it was tried.
    public let tries: Int
    public let next: Instant
    /// What came of the last attempt, for people.
    public let detail: String
    public let created: Instant
    public let finished: Instant?
}

/// What an attempt at an errand came to.
public struct ErrandResult: Sendable {
    public let outcome: Outcome
    /// What the other side answered.
    public let answer: [UInt8]

    public init(_ outcome: Outcome, answer: [UInt8] = []) {
        self.outcome = outcome
        self.answer = answer
    }
}

/// How a module runs its errands.
///
/// An errand whose answer was lost is tried again, so it must be one that the other side does once however often it is
/// asked: by a key of its own, or because it only reads.
public struct ErrandHandler: Sendable {
    /// The attempt itself, outside of any transaction. It may block.
    public typealias Work = @Sendable () -> ErrandResult

    public let kind: ErrandKind
    let prepare: @Sendable (Errand, Transaction) throws -> Work?
    let finish: @Sendable (Errand, ErrandResult, Instant, Transaction) throws -> Outcome
    let ended: @Sendable (Errand, Transaction) throws -> Void

    /// - Parameters:
    ///   - prepare: what is to be handed over; nil when there is nothing to do any more.
    ///   - finish: takes the answer in, in the transaction that writes down what came of the attempt; gives the outcome
    ///     as it is after reading the answer.
    ///   - ended: clears up after an errand that will not be tried again.
    public init(
        _ kind: ErrandKind, prepare: @escaping @Sendable (Errand, Transaction) throws -> Work?,
        finish: @escaping @Sendable (Errand, ErrandResult, Instant, Transaction) throws -> Outcome,
        ended: @escaping @Sendable (Errand, Transaction) throws -> Void = { _, _ in }
    ) {
        self.kind = kind
        self.prepare = prepare
        self.finish = finish
        self.ended = ended
    }
}
