internal import Base
internal import Database
internal import Identity
internal import Outbox

/// The steps of a hand-over, each by the school whose turn it is.
enum MovePupil {
    /// The new school asks: for somebody who moves, who finished the level before, or who comes back after a break. Code
    /// and birth date together show that the family has given them.
    static func ask(
        code: String, born: Day, on day: Day, reason: String, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws -> TransferID {
        guard let pupil = try PupilRows.find(code: code, in: tx), pupil.bornOn == born,
            let last = try PlacementRows.history(of: pupil.id, in: tx).last
        else { throw TransferRefusal.nobody }
        guard last.unit != permit.unit else { throw TransferRefusal.own }
        if let to = last.to {
            guard last.leaving?.mayGoOn == true else { throw TransferRefusal.notEnrolled }
            guard to <= day else { throw TransferRefusal.tooSoon(to.adding(days: -1)) }
        } else {
            guard last.from < day else { throw TransferRefusal.tooSoon(last.from) }
        }
        guard try !TransferRows.isOpen(pupil.id, in: tx) else { throw TransferRefusal.openAlready }
        let transfer = Transfer(
            id: TransferID(at: permit.now), pupil: pupil.id, from: last.unit, to: permit.unit, day: day,
            reason: reason, state: .asked, answer: "", askedAt: permit.now, version: 1)
        try TransferRows.insert(transfer, by: permit.account, in: tx)
        try record(transfer, .asked, permit, tx)
        return transfer.id
    }

    /// Releases, refuses or withdraws.
    static func answer(
        _ transfer: Transfer, with state: Transfer.State, words: String, by permit: UnitPermit<DecidePupils>,
        in tx: Transaction
    ) throws {
        let side: TransferRules.Side = permit.unit == transfer.from ? .old : .new
        guard state != .done, TransferRules.next(transfer.state, by: side).contains(state),
            try TransferRows.move(
                transfer, to: state, answer: words, by: permit.account, at: permit.now, in: tx)
        else { throw TransferRefusal.notNow }
        try record(transfer, state, permit, tx)
    }

    /// The new school seats the pupil: the old placement ends on the day on which the new one begins, if it has not ended.
    static func seat(
        _ transfer: Transfer, in schoolClass: SchoolClass, by permit: UnitPermit<DecidePupils>, in tx: Transaction
    ) throws {
        guard permit.unit == transfer.to, schoolClass.unit == permit.unit,
            TransferRules.next(transfer.state, by: .new).contains(.done),
            try TransferRows.move(transfer, to: .done, answer: "", by: permit.account, at: permit.now, in: tx)
        else { throw TransferRefusal.notNow }
        var history = try PlacementRows.history(of: transfer.pupil, in: tx)
        let seat = Seat(pupil: transfer.pupil, unit: permit.unit, classID: schoolClass.id)
        let id = PlacementID(at: permit.now)
        let changes =
            history.last?.to == nil
            ? try history.pass(to: seat, on: transfer.day, .transferred, .transferred, id: id)
            : try history.enter(seat, on: transfer.day, history.reentry, id: id)
        try PlacementRows.apply(changes, at: permit.now, in: tx)
        try record(transfer, .done, permit, tx)
    }

    private static func record(
        _ transfer: Transfer, _ state: Transfer.State, _ permit: UnitPermit<DecidePupils>, _ tx: Transaction
    ) throws {
        try permit.record(
            "transfer pupil", subject: "pupil", id: transfer.pupil.text,
            changes: [
                FieldChange("transfer", from: state == .asked ? nil : transfer.state.rawValue, to: state.rawValue),
                FieldChange("day", from: nil, to: transfer.day.iso),
            ], in: tx)
        try tell(transfer, state, permit, tx)
    }

    /// Tells the other school, in the transaction of the step. The letter leaves the program, so it names no child.
    private static func tell(
        _ transfer: Transfer, _ state: Transfer.State, _ permit: UnitPermit<DecidePupils>, _ tx: Transaction
    ) throws {
        let other = permit.unit == transfer.from ? transfer.to : transfer.from
        let announcement = Announcement(
            .work, TransferTexts.told(state), TransferTexts.toldWhat(transfer.day), path: "/transfers",
            once: "transfer|\(transfer.id)|\(state.rawValue)")
        try Tell.holders(of: DecidePupils.roles, at: [other], announcement, at: permit.now, in: tx)
    }
}
