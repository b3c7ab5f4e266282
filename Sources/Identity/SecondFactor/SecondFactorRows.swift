internal import Base
internal import Database

/// Every statement about second factors: secrets, recovery codes, sign-ins that wait for a code.
enum SecondFactorRows {
    struct Secret: Sendable {
        let bytes: [UInt8]
        /// The step of the code used last.
        let step: Int
    }

    static let sealed = SealedColumn("identity_account", "totp_secret")

    static func secret(of account: AccountID, in tx: Transaction) throws -> Secret? {
        let found = try tx.first("SELECT totp_secret, totp_step FROM identity_account WHERE id = \(account)") { row in
            (try row["totp_secret"] as String?, try row["totp_step"] as Int)
        }
        guard let (stored, step) = found,
            let text = try tx.unseal(stored, as: String.self, in: sealed, of: account.text),
            let bytes = Base32.decode(text)
        else { return nil }
        return Secret(bytes: bytes, step: step)
    }

    static func set(_ secret: [UInt8]?, step: Int, of account: AccountID, in tx: Transaction) throws {
        let stored = try tx.seal(secret.map(Base32.encode), in: sealed, of: account.text)
        try tx.run(
            """
            UPDATE identity_account SET totp_secret = \(stored), totp_step = \(step),
                version = version + 1
            WHERE id = \(account)
            """)
    }

    /// Remembers the step of a code that was used; false when another request has used it or a later one.
    static func use(_ step: Int, of account: AccountID, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE identity_account SET totp_step = \(step) WHERE id = \(account) AND totp_step < \(step)") == 1
    }

    // MARK: Recovery codes

    static func setRecovery(_ codes: [String], of account: AccountID, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_recovery WHERE account_id = \(account)")
        for code in codes {
            let salt = RecoveryCode.salt()
            let hash = RecoveryCode.salted(RecoveryCode.hash(code, of: account), salt)
            try tx.run(
                """
                INSERT INTO identity_recovery (code_hash, account_id, salt) VALUES (\(hash), \(account), \(salt))
                """)
        }
    }

    /// Uses a recovery code up; false when there is none such.
    static func useRecovery(_ code: String, of account: AccountID, in tx: Transaction) throws -> Bool {
        let kept: [(hash: String, salt: String)] = try tx.all(
            "SELECT code_hash, salt FROM identity_recovery WHERE account_id = \(account)"
        ) { (try $0["code_hash"], try $0["salt"]) }
        let plain = RecoveryCode.hash(code, of: account)
        // All of them are compared: time does not tell which place of the sheet was met.
        let met = kept.filter { RecoveryCode.equal(RecoveryCode.salted(plain, $0.salt), $0.hash) }
        guard let one = met.first else { return false }
        return try tx.run("DELETE FROM identity_recovery WHERE code_hash = \(one.hash)") == 1
    }

    /// Salts what was kept before codes had salts of their own, without knowing the codes: the salted hash is made from
    /// the first one.
    static func saltRecovery(in tx: Transaction) throws -> Int {
        let bare: [String] = try tx.all("SELECT code_hash FROM identity_recovery WHERE salt = ''") {
            try $0["code_hash"]
        }
        for hash in bare {
            let salt = RecoveryCode.salt()
            try tx.run(
                """
                UPDATE identity_recovery SET code_hash = \(RecoveryCode.salted(hash, salt)), salt = \(salt)
                WHERE code_hash = \(hash)
                """)
        }
        return bare.count
    }

    static func countRecovery(of account: AccountID, in tx: Transaction) throws -> Int {
        try tx.count("SELECT COUNT(*) AS n FROM identity_recovery WHERE account_id = \(account)")
    }

    // MARK: Sign-ins that wait for a code

    /// How long one may take to type the code, in seconds.
    static let patience = 300

    static func begin(_ token: String, account: AccountID, at now: Instant, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_challenge WHERE expires_at <= \(now)")
        try tx.run(
            """
            INSERT INTO identity_challenge (token_hash, account_id, expires_at)
            VALUES (\(Identity.Secret.hash(token)), \(account), \(now.adding(seconds: patience)))
            """)
    }

    static func waiting(_ token: String, at now: Instant, in tx: Transaction) throws -> Account? {
        try tx.first(
            """
            SELECT \(AccountRows.columns) FROM identity_challenge c JOIN identity_account a ON a.id = c.account_id
            WHERE c.token_hash = \(Identity.Secret.hash(token)) AND c.expires_at > \(now) AND a.disabled_at IS NULL
            """, AccountRows.account)
    }

    static func end(_ token: String, in tx: Transaction) throws {
        try tx.run("DELETE FROM identity_challenge WHERE token_hash = \(Identity.Secret.hash(token))")
    }
}

/// Codes on paper for the day when the phone is lost: each opens once.
enum RecoveryCode {
    static let count = 10

    /// `ABCD-EFGH-IJKL-MNOP`: eighty random bits.
    static func make() -> String {
        let text = Array(Base32.encode(Secret.bytes(10)))
        return stride(from: 0, to: 16, by: 4).map { String(text[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// 128 random bits for each code (ASVS 2.6.2).
    static func salt() -> String { Base64URL.text(Secret.bytes(16)) }

    /// What is kept: the salt and the hash of the code, hashed.
    static func salted(_ hash: String, _ salt: String) -> String { Secret.hash("\(salt):\(hash)") }

    static func equal(_ left: String, _ right: String) -> Bool { Secret.equal(Array(left.utf8), Array(right.utf8)) }

    static func hash(_ typed: String, of account: AccountID) -> String {
        Secret.hash("recovery:" + account.text + ":" + typed.uppercased().filter { $0.isLetter || $0.isNumber })
    }
}
