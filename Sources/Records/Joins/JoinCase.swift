internal import Base
internal import Database
internal import Identity

/// A case as one person sees it: on which side they stand, and what of the two records is laid open to them.
struct JoinCase: Sendable {
    let line: JoinRows.Line
    let side: JoinRules.Side
    let isAsker: Bool

    init(line: JoinRows.Line, side: JoinRules.Side, isAsker: Bool) {
        self.line = line
        self.side = side
        self.isAsker = isAsker
    }

    /// Without asking the tree: of a line that was found by its reach.
    init?(_ line: JoinRows.Line, of scope: UnitID, reachesBoth: Bool) {
        let (keep, hide) = (line.join.keepUnit, line.join.hideUnit)
        guard let side = JoinRules.side(of: scope, keep: keep, hide: hide, reachesBoth: reachesBoth) else { return nil }
        self.init(line: line, side: side, isAsker: line.join.askedUnit == scope)
    }

    /// Nil for whoever has no part in it.
    init?(_ line: JoinRows.Line, _ permit: Permit<JoinRecords>, _ tx: Transaction) throws {
        guard let side = try JoinPupils.side(permit, line.join.keepUnit, line.join.hideUnit, tx) else { return nil }
        self.init(line: line, side: side, isAsker: line.join.askedUnit == permit.scope)
    }

    /// The child as the own school writes the name.
    var pupil: String { side == .hide ? line.hidePupil : line.keepPupil }

    /// Whose turn it is, or how it ended.
    var standing: Text {
        guard line.join.state == .asked, !isAsker else { return line.join.state.label }
        return side == .superior ? JoinTexts.waitsForAsked : JoinTexts.waitsForYou
    }

    /// Who asks names itself; who is asked is named once it has agreed. A superior sees both.
    var showsKeep: Bool { side != .hide || line.join.state == .done || line.join.askedUnit == line.join.keepUnit }
    var showsHide: Bool { side != .keep || line.join.state == .done || line.join.askedUnit == line.join.hideUnit }

    /// Who asks lays its record open to the school that is to answer, for as long as that has not answered. Once joined
    /// there is one record, and nothing to lay beside it.
    var opensKeep: Bool { opens(own: .keep, shown: showsKeep) }
    var opensHide: Bool { opens(own: .hide, shown: showsHide) }

    private func opens(own: JoinRules.Side, shown: Bool) -> Bool {
        if line.join.state == .done { return false }
        return side == own || side == .superior || (line.join.state == .asked && shown)
    }

    /// The record of another school that is laid open to this one.
    var foreign: (pupil: PupilID, unit: UnitID)? {
        switch side {
        case .superior: nil
        case .keep: opensHide ? (line.join.hide, line.join.hideUnit) : nil
        case .hide: opensKeep ? (line.join.keep, line.join.keepUnit) : nil
        }
    }
}

/// Two records beside each other.
struct JoinComparison: Sendable {
    struct Side: Sendable {
        /// Nil for a school that is not named yet.
        let unitName: String?
        /// Nil for a record that is not laid open.
        let record: JoinRecordRows.Record?

        static let hidden = Side(nil, nil)

        init(_ unitName: String?, _ record: JoinRecordRows.Record?) {
            self.unitName = unitName
            self.record = record
        }
    }

    /// What else speaks for one child; nil once they are joined.
    let twins: Twins?
    let born: Day
    let sides: [Side]

    var hasRecords: Bool { sides.contains { $0.record != nil } }
}
