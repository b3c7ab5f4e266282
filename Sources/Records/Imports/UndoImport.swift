internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Takes an import, or a change of many pupils at once, back as long as nobody has changed since what it wrote; all of it or nothing.
enum UndoImport {
    static func run(_ past: PastImport, by permit: UnitPermit<KeepPupils>, in tx: Transaction) throws {
        try ImportRows.table.takeBack(past, by: permit, in: tx) {
            try undo(try ImportRows.steps(of: past.id, in: tx), permit.now, tx)
            if try !UndoRows.removeClass(madeBy: past.id, at: permit.now, in: tx) {
                throw UndoRefusal.because(SheetImportTexts.classInUse)
            }
        }
    }

    static func undo(_ step: ImportStep, _ now: Instant, _ tx: Transaction) throws { try undo([step], now, tx) }

    /// Takes steps back together, with statements that do not grow with them but for pupils who were added and values
    /// that differ from one to the other. Steps of the same pupil go one after the other, the last one first.
    private static func undo(_ steps: [ImportStep], _ now: Instant, _ tx: Transaction) throws {
        let pupils = steps.map(\.pupil)
        guard Set(pupils).count == pupils.count else {
            return try steps.forEach { try undo([$0], now, tx) }
        }
        let histories = try PlacementRows.histories(of: pupils, in: tx)
        let versions = try UndoRows.versions(of: pupils, in: tx)
        var added: [PupilID] = []
        var kept: [ImportStep] = []
        for step in steps {
            let history = histories[step.pupil] ?? PlacementHistory([])
            guard versions[step.pupil] == step.version, step.isLast(in: history) else { throw try changed(step, tx) }
            if step.opened != nil, history.placements.count == 1 {
                added.append(step.pupil)
            } else {
                kept.append(step)
            }
        }
        for pupil in added {
            if try UndoRows.hasMore(pupil, in: tx) { throw try changed(ImportStep(pupil: pupil, version: 0), tx) }
            try UndoRows.remove(pupil, at: now, in: tx)
        }
        try UndoRows.delete(kept.compactMap(\.opened), at: now, in: tx)
        try UndoRows.reopen(kept.compactMap(\.closed), at: now, in: tx)
        let seats = kept.compactMap { step in
            step.reseated.flatMap { reseat in reseat.before.map { PlacementChange.reseat(reseat.placement, in: $0) } }
        }
        try PlacementRows.apply(seats, at: now, in: tx)
        try restore(kept.filter { $0.before != nil }, now, tx)
    }

    private static func changed(_ step: ImportStep, _ tx: Transaction) throws -> UndoRefusal {
        .changedSince(try PupilRows.find(step.pupil, in: tx)?.name ?? "")
    }

    private static func restore(_ steps: [ImportStep], _ now: Instant, _ tx: Transaction) throws {
        if steps.isEmpty { return }
        let current = try PupilRows.all(steps.map(\.pupil), in: tx)
        var alike: [Pupil] = []
        for step in steps {
            guard var before = step.before?.pupil, let now = current[step.pupil] else { continue }
            before.version = now.version
            if before.differsInValuesOnly(from: now) { alike.append(before) }
        }
        try BulkRows.set(alike, at: now, in: tx)
        let done = Set(alike.map(\.id))
        for step in steps {
            guard let before = step.before, var pupil = step.before?.pupil, let current = current[step.pupil] else {
                continue
            }
            if !done.contains(pupil.id) {
                pupil.version = current.version
                _ = try PupilRows.update(pupil, at: now, in: tx)
            }
            if let sensitive = before.sensitive { try restore(sensitive, of: step.pupil, tx) }
        }
        try restorePasts(steps, tx)
    }

    private static func restore(_ sensitive: SensitiveValues, of id: PupilID, _ tx: Transaction) throws {
        try SensitiveRows.writeIdentity(sensitive, of: id, in: tx)
        let kept = try OriginRows.kept(id, in: tx).now
        if kept.merging(sensitive.origin, uniquingKeysWith: { $1 }) != kept {
            try OriginRows.set(kept.merging(sensitive.origin) { $1 }, of: id, in: tx)
        }
    }

    private static func restorePasts(_ steps: [ImportStep], _ tx: Transaction) throws {
        let pasts = steps.compactMap { step in step.before?.past.map { (step.pupil.text, $0) } }
        try PastRows<PupilField>.replace(
            pasts.map(\.0), by: pasts.map { ($0, $1.fields()) }, PupilField.keys, in: tx)
        let origins = steps.compactMap { step in step.before?.originPast.map { (step.pupil.text, $0) } }
        try PastRows<OriginField>.replace(
            origins.map(\.0), by: origins.map { ($0, $1.fields()) }, { _ in ("", "") }, in: tx)
    }
}

extension ImportStep {
    /// Whether nothing happened to the pupil's classes since.
    fileprivate func isLast(in history: PlacementHistory) -> Bool {
        let last = history.last
        return (opened == nil || (last?.id == opened && last?.to == nil))
            && (opened != nil || closed == nil || last?.id == closed)
            && (reseated == nil || last?.id == reseated?.placement) && (seat == nil || last?.classID == seat)
    }
}

extension Pupil {
    /// Whether only what can be set for many at once is not the same.
    fileprivate func differsInValuesOnly(from other: Pupil) -> Bool {
        var same = self
        (same.boarding, same.twoSessions, same.more) = (other.boarding, other.twoSessions, other.more)
        return same == other
    }
}
