internal import Base

/// What the other side holds of one object, as it has acknowledged or as it was read.
struct SectorHolding: Sendable, Equatable {
    let clientID: String
    let kind: String
    let name: String
    var sent: String
    var held: String?
    var code: String
    var fault: String
    /// The fields in which it was found to hold something else, when it was read.
    var differing: String
}

/// How our records stand to what the other side holds: pure.
enum SectorComparison {
    enum Standing: String, Sendable, CaseIterable {
        /// The other side holds what we hold.
        case same
        /// The other side holds another state.
        case differs
        /// Never acknowledged.
        case missing
        /// The other side said why it did not take the last message.
        case refused
        /// The other side holds what is no more in our records of the year.
        case left
    }

    struct Line: Sendable, Equatable {
        let kind: String
        let name: String
        let code: String
        let standing: Standing
        let fault: String
        /// Names of fields, never what stands in them.
        let differing: String
    }

    static func lines(_ objects: [SectorObject], _ holdings: [SectorHolding]) -> [Line] {
        let known = Dictionary(holdings.map { ($0.clientID, $0) }) { first, _ in first }
        var lines = objects.map { object in
            let holding = known[object.clientID]
            let standing = standing(object, holding)
            return Line(
                kind: object.kind.rawValue, name: object.name, code: holding?.code ?? "", standing: standing,
                fault: holding?.fault ?? "", differing: standing == .differs ? holding?.differing ?? "" : "")
        }
        lines += left(objects, holdings).map { holding in
            Line(
                kind: holding.kind, name: holding.name, code: holding.code, standing: .left, fault: holding.fault,
                differing: "")
        }
        return lines
    }

    /// What stands in place of a fingerprint where the other side was told that something is no more.
    static let gone = "gone"

    /// What the other side holds and is no more in our records.
    static func left(_ objects: [SectorObject], _ holdings: [SectorHolding]) -> [SectorHolding] {
        let ours = Set(objects.map(\.clientID))
        return holdings.filter { $0.held != nil && $0.held != gone && !ours.contains($0.clientID) }
    }

    static func standing(_ object: SectorObject, _ holding: SectorHolding?) -> Standing {
        guard let holding, holding.held != gone else { return .missing }
        let now = object.fingerprint
        if holding.held == now { return .same }
        if !holding.fault.isEmpty, holding.sent == now { return .refused }
        return holding.held == nil ? .missing : .differs
    }

    /// Those that the other side does not hold as they are now: the same message twice is empty the second time.
    static func changed(_ objects: [SectorObject], _ holdings: [SectorHolding]) -> [SectorObject] {
        let known = Dictionary(holdings.map { ($0.clientID, $0) }) { first, _ in first }
        return objects.filter { known[$0.clientID]?.held != $0.fingerprint }
    }
}
