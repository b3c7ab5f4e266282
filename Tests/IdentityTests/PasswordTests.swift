import Foundation
import Identity
import Testing

struct PasswordTests {
    @Test func matchesOnlyItself() throws {
        let hash = try PasswordHash(of: "mật khẩu dài", cost: .cheap)
        #expect(hash.matches("mật khẩu dài"))
        #expect(hash.matches("mật khẩu dài".decomposedStringWithCanonicalMapping))
        #expect(!hash.matches("mat khau dai"))
        #expect(!hash.matches(""))
        #expect(try PasswordHash(of: "mật khẩu dài", cost: .cheap) != hash)
    }

    @Test(arguments: ["", "scrypt", "scrypt$16$8$1$x", "scrypt$a$b$c$d$e", "plain$1$1$1$AA==$AA=="])
    func aDamagedHashMatchesNothing(text: String) { #expect(!PasswordHash(text: text).matches("")) }

    /// RFC 7914, section 12, second vector.
    @Test func isTheScryptOfTheStandard() {
        let key = "/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZiKLjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA=="
        let expected = Data(base64Encoded: key)?.prefix(32).base64EncodedString() ?? ""
        let salt = Data("NaCl".utf8).base64EncodedString()
        #expect(PasswordHash(text: "scrypt$1024$8$16$\(salt)$\(expected)").matches("password"))
    }
}
