internal import ArgumentParser
internal import Base
internal import Database
internal import Identity
internal import Organisation

/// `khue account create`: the first account of an installation, made where the data is.
struct CreateAccount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create an account; the password is read from standard input.")

    @Option(help: "What the person types to sign in.")
    var login: String

    @Option(help: "The person's name, family name first.")
    var name: String

    @Option(help: "The code of the unit.")
    var unit: String

    @Option(
        help: "administrator, departmentOfficial, districtOfficial, head, staff or viewer.",
        transform: { text in
            guard let role = Role(rawValue: text) else { throw ValidationError("no such role: \(text)") }
            return role
        })
    var role: Role

    @OptionGroup var place: DatabaseOptions

    func run() async throws {
        Output.error("Mật khẩu / password (≥ 14 ký tự / characters):")
        guard let password = readLine(strippingNewline: true), password.count >= 14 else {
            Output.error("khue: mật khẩu phải có ít nhất 14 ký tự / a password has at least 14 characters")
            throw ExitCode.failure
        }
        let hash = try PasswordHash(of: password)
        let database = try await place.open()
        let now = Clock.system.now()
        let account = Account(id: AccountID(at: now), login: login.lowercased(), name: name.composed, language: .vi)
        let code = unit
        let role = role
        do {
            let isDone = try await database.write { tx in
                guard let unit = try UnitRows.find(code: code, in: tx) else { return false }
                try AccountRows.insert(account, email: nil, password: hash, at: now, in: tx)
                let grant = Grant(id: GrantID(at: now), unit: unit.id, role: role, validFrom: now.day, validTo: nil)
                try AccountRows.insert(grant, of: account.id, in: tx)
                try Audit.recordCommand(
                    "create account", subject: "account", id: account.id.text,
                    changes: [
                        FieldChange("login", from: nil, to: account.login),
                        FieldChange("role", from: nil, to: role.rawValue),
                    ], at: now, in: tx)
                return true
            }
            guard isDone else {
                Output.error("khue: không có đơn vị mã \(code) / there is no unit with the code \(code)")
                throw ExitCode.failure
            }
        } catch let fault as DatabaseFault where fault.kind == .notUnique {
            Output.error("khue: tên đăng nhập đã có / the login exists: \(login)")
            throw ExitCode.failure
        }
        await database.close()
        Output.line("\(login): \(name)")
    }
}
