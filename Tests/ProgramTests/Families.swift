import Base
import Database
import Identity
internal import Organisation

extension World {
    /// Gives an account to a guardian at the first school and names the pupil.
    func family(_ login: String = "phuhuynh", child: Int = 0) async throws -> String {
        let hash = try PasswordHash(of: World.password, cost: .cheap)
        return try await database.write { tx in
            let account = Account(id: AccountID(at: World.start), login: login, name: "Người \(login)", language: .vi)
            try AccountRows.insert(account, email: nil, password: hash, at: World.start, in: tx)
            let from = Day(iso: "2023-08-01") ?? World.start.day
            try AccountRows.insert(
                Grant(
                    id: GrantID(at: World.start), unit: city.schools[0][0].id, role: .guardian, validFrom: from,
                    validTo: nil), of: account.id, in: tx)
            let pairs = try tx.all(
                """
                SELECT MIN(pupil_id) AS pupil_id, guardian_id FROM records_guardianship
                GROUP BY guardian_id ORDER BY guardian_id LIMIT 2
                """
            ) { (try $0["pupil_id"] as String, try $0["guardian_id"] as String) }
            let (pupil, guardian) = pairs[child]
            try tx.run("UPDATE records_guardian SET account_id = \(account.id) WHERE id = \(guardian)")
            return pupil
        }
    }
}
