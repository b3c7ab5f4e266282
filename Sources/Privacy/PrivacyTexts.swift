internal import Base

/// Sentences that several pages of Privacy share.
enum PrivacyTexts {
    static let title = Text("Dữ liệu cá nhân", "Personal data")
    static let register = Text("Sổ đăng ký dữ liệu cá nhân", "Register of personal data")
    static let breaches = Text("Vi phạm dữ liệu cá nhân", "Breaches of personal data")
    static let consents = Text("Sự đồng ý", "Consent")
    static let days = Text("Ngày nghỉ, ngày làm bù", "Working days")
    static let save = Text("Lưu", "Save")
}
