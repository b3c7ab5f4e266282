internal import Base
internal import Components
internal import Database
internal import Files
internal import Identity
internal import Sheets
internal import Web

/// Accounts as a sheet: a unit's staff list, or that of a whole city.
enum AccountSheet {
    static let subject = ImportSubject("accounts")

    private static let columns: [(key: String, field: AccountIntake.Field, headings: [String])] = [
        ("name", .name, ["Họ và tên", "Họ tên", "Tên", "Name", "Full name"]),
        ("login", .login, ["Tên đăng nhập", "Tài khoản", "Login", "User name", "Username"]),
        ("email", .email, ["Thư điện tử", "Email", "E-mail"]),
        ("unit", .unit, ["Mã đơn vị", "Đơn vị", "Mã trường", "Unit"]),
        ("role", .role, ["Vai trò", "Chức vụ", "Role"]),
    ]

    static let map = HeadingMap(
        columns.map { .init($0.key, $0.headings, isRequired: ["name", "login"].contains($0.key)) })

    static let kind = SheetKind(
        subject, at: "/accounts",
        SheetKind.Words(
            title: AccountTexts.importing, help: AccountTexts.importHelp, name: AccountTexts.login,
            place: AccountTexts.name),
        access: .needs(ManageAccounts.self), map: map, table: SheetStepRows.table,
        enter: { visit, _, tx in
            _ = try visit.permit(ManageAccounts.self, in: tx)
            return [Frame.Crumb(AccountTexts.accounts, href: "/accounts")]
        },
        take: { table, name, visit, unit, tx in
            try take(table, name, try visit.permit(ManageAccounts.self, on: unit, in: tx), tx)
        },
        undo: { past, visit, unit, tx in
            try undo(past, by: try visit.permit(ManageAccounts.self, on: unit, in: tx), in: tx)
        })

    static func take(
        _ table: Table, _ name: String, _ permit: UnitPermit<ManageAccounts>, _ tx: Transaction
    ) throws -> SheetReport {
        let match = try map.places(in: table)
        let drafts = table.rows.map { row in
            func cell(_ key: String) -> String { match.cell(key, of: row).tidy }
            return AccountIntake.Draft(
                name: cell("name").personName, login: cell("login"), email: cell("email"), unit: cell("unit"),
                role: cell("role"),
                doubt: OldEncoding.suspects(cell("name")) ? SheetTexts.oldEncoding : nil)
        }
        let outcomes = try AccountIntake.take(drafts, by: permit.general, in: tx)
        let made = outcomes.compactMap { outcome in if case .added(let id) = outcome { id } else { nil } }
        let deed = ImportTable.Deed(subject, name, added: made.count, changed: 0)
        let id = try SheetStepRows.table.keep(deed, by: permit, in: tx) { id in
            try SheetStepRows.insert(made, of: id, in: tx)
        }
        let rows = zip(table.rows, outcomes).map { row, outcome in
            SheetReport.Row(
                number: row.number, name: match.cell("login", of: row).tidy,
                place: match.cell("name", of: row).personName,
                outcome: told(outcome), cells: row.cells)
        }
        return SheetReport(table, rows, id: id)
    }

    private static func told(_ outcome: AccountIntake.Outcome) -> SheetReport.Row.Outcome {
        switch outcome {
        case .added: return .added
        case .unchanged: return .unchanged
        case .refused(let field, let reason):
            let heading = columns.first { $0.field == field }?.headings.first ?? ""
            return .refused([SheetFault(column: heading, reason: reason)])
        }
    }

    /// Takes it back as long as nobody has begun to use an account that it made.
    static func undo(_ past: PastImport, by permit: UnitPermit<ManageAccounts>, in tx: Transaction) throws {
        try SheetStepRows.table.takeBack(past, by: permit, in: tx) {
            let made: [AccountID] = try SheetStepRows.steps(of: past.id, in: tx)
            if let name = try AccountIntake.user(among: made, in: tx) { throw UndoRefusal.changedSince(name) }
            do {
                try AccountIntake.withdraw(made, by: permit.general, in: tx)
            } catch let fault as DatabaseFault where fault.kind == .constraint {
                throw UndoRefusal.because(ImportTexts.accountsInUse)
            }
        }
    }
}
