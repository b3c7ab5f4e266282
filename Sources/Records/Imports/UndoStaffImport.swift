internal import Base
internal import Database
internal import Identity
internal import Sheets

/// Takes an import of staff back as long as nobody has changed since what it wrote; all of it or nothing.
enum UndoStaffImport {
    static func run(_ past: PastImport, by permit: UnitPermit<DecidePupils>, in tx: Transaction) throws {
        try ImportRows.table.takeBack(past, by: permit, in: tx) {
            for step in try StaffSheetRows.steps(of: past.id, in: tx) { try undo(step, permit.now, tx) }
        }
    }

    private static func undo(_ step: StaffStep, _ now: Instant, _ tx: Transaction) throws {
        let record = try StaffSheetRows.find(step.staff, in: tx)
        let isSame = try step.after.allSatisfy { try StaffSheetRows.post($0.id, in: tx) == $0 }
        guard let record, record.version == step.version, isSame else {
            throw UndoRefusal.changedSince(record?.name ?? "")
        }
        if let opened = step.opened { try StaffSheetRows.delete(opened, in: tx) }
        if let before = step.postBefore { try StaffSheetRows.write(before, at: now, in: tx) }
        if step.isNew {
            guard try StaffSheetRows.countPosts(of: step.staff, in: tx) == 0 else {
                throw UndoRefusal.changedSince(record.name)
            }
            return try StaffSheetRows.delete(step.staff, in: tx)
        }
        if let before = step.before {
            guard try StaffSheetRows.update(before, was: record.version, at: now, in: tx) else {
                throw UndoRefusal.changedSince(record.name)
            }
        }
        if let past = step.past {
            try PastRows<StaffField>.replace(
                [step.staff.text], by: [(step.staff.text, past.fields())], StaffField.keys, in: tx)
        }
    }
}
