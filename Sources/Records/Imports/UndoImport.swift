internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Takes an import, or a change of many pupils at once, back as long as nobody has changed since what it wrote; all of it or nothing.
enum UndoImport {
    static func run(_ past: PastImport, by permit: UnitPermit<KeepPupils>, in tx: Transaction) throws {
        try ImportRows.table.takeBack(past, by: permit, in: tx) {
            for step in try ImportRows.steps(of: past.id, in: tx) { try undo(step, permit.now, tx) }
            if try !UndoRows.removeClass(madeBy: past.id, at: permit.now, in: tx) {
                throw UndoRefusal.because(SheetImportTexts.classInUse)
            }
        }
    }

    static func undo(_ step: ImportStep, _ now: Instant, _ tx: Transaction) throws {
        let history = try PlacementRows.history(of: step.pupil, in: tx)
        guard try UndoRows.version(of: step.pupil, in: tx) == step.version else {
            throw UndoRefusal.changedSince(try PupilRows.find(step.pupil, in: tx)?.name ?? "")
        }
        let last = history.last
        let isLast =
            (step.opened == nil || last?.id == step.opened)
            && (step.opened != nil || step.closed == nil || last?.id == step.closed)
            && (step.reseated == nil || last?.id == step.reseated?.placement)
            && (step.seat == nil || last?.classID == step.seat)
        guard isLast, step.opened == nil || last?.to == nil else {
            throw UndoRefusal.changedSince(try PupilRows.find(step.pupil, in: tx)?.name ?? "")
        }
        let isNew = step.opened != nil && history.placements.count == 1
        if isNew {
            if try UndoRows.hasMore(step.pupil, in: tx) {
                throw UndoRefusal.changedSince(try PupilRows.find(step.pupil, in: tx)?.name ?? "")
            }
            return try UndoRows.remove(step.pupil, at: now, in: tx)
        }
        if let opened = step.opened { try UndoRows.delete(opened, at: now, in: tx) }
        if let closed = step.closed { try UndoRows.reopen(closed, at: now, in: tx) }
        if let reseated = step.reseated, let before = reseated.before {
            try PlacementRows.apply([.reseat(reseated.placement, in: before)], at: now, in: tx)
        }
        try restore(step, now, tx)
    }

    private static func restore(_ step: ImportStep, _ now: Instant, _ tx: Transaction) throws {
        guard let before = step.before, var current = try PupilRows.find(step.pupil, in: tx) else { return }
        let version = current.version
        current = before.pupil
        current.version = version
        _ = try PupilRows.update(current, was: current, from: nil, at: now, in: tx)
        if let from = step.from { try UndoRows.forgetPast(of: step.pupil, until: from, in: tx) }
        if let sensitive = before.sensitive { try SensitiveRows.write(sensitive, of: step.pupil, in: tx) }
    }
}
