import Foundation
import Testing

@testable import Identity

/// What may be chosen as a password (ASVS 2.1).
struct PasswordRuleTests {
    private static let common: CommonPasswords = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/Identity/Data/common-passwords.txt")
        return CommonPasswords(text: (try? String(contentsOf: file, encoding: .utf8)) ?? "")
    }()
    private static let owner = PasswordOwner(
        login: "nguyen.binh.khiem@truong.vn", name: "Nguyễn Bỉnh Khiêm", units: ["Trường Tiểu học Kim Đồng"])

    private func isTaken(_ password: String) -> Bool {
        PasswordRules.weakness(of: password, Self.owner, Self.common) == nil
    }

    @Test func theListIsThere() { #expect(Self.common.count > 10_000) }

    @Test(arguments: [
        "mot mat khau dai de thu", "bon mua xuan ha thu dong", "con meo leo cay cau", "correct horse battery staple",
        "toi di hoc o truong moi ngay", "Khiêm thích ăn phở buổi sáng", "73920184652918", "qX7!vv2#Lm9@pz",
        "đường về nhà qua hai cây cầu", "😀 🐘 🌧 🎈 ⚽ 🚲 🍉 🐝", "              x y z t u", "ねこ が いちばん すき です よ ね",
    ])
    func longAndUnrelatedIsTaken(password: String) { #expect(isTaken(password)) }

    @Test(arguments: [
        "123456789012345", "123456789123456789", "password123456", "Password@2024!!", "matkhau123456789",
        "Mật khẩu 123456!", "iloveyouforever", "qwertyuiopasdfgh", "aaaaaaaaaaaaaaa", "abababababababab",
        "nguyen.binh.khiem", "NguyenBinhKhiem1990", "Khiêm Nguyễn Bỉnh 12/3", "TieuHocKimDong2024",
        "khue khue khue khue",
        "truongkimdong123", "dragondragondragon", "20242024password",
    ])
    func whatIsTriedFirstIsRefused(password: String) { #expect(!isTaken(password)) }

    /// ASVS 2.1.2, 2.1.3: 64 characters and more, up to 128; every character counts, and the last one matters.
    @Test func lengthIsCountedInCharactersAndNothingIsCutOff() throws {
        let long = String("mười bảy cây cầu bắc qua sông và ".reduce(into: "") { $0 += "\($1)" }.prefix(33))
        let full = String(repeating: long, count: 4).prefix(128)
        #expect(full.count == 128 && isTaken(String(full)) && !isTaken(full + "x"))
        #expect(!isTaken("mười ba ký tự") && isTaken("mười bốn ký tự"))
        let hash = try PasswordHash(of: String(full), cost: .cheap)
        #expect(hash.matches(String(full)) && !hash.matches(String(full.dropLast())))
        #expect(!hash.matches(full.dropLast() + "x"))
    }
}
