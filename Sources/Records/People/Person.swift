internal import Base
internal import Database
internal import Sheets

/// DM_GIOI_TINH of the sector database.
enum Sex: String, Sendable, CaseIterable, Storable {
    case male = "01"
    case female = "02"

    var label: Text {
        switch self {
        case .male: Text("Nam", "Male")
        case .female: Text("Nữ", "Female")
        }
    }

    /// What people write in a sheet.
    init?(meant text: String) {
        switch text.tidy.folded {
        case "nam", "01", "1", "male", "m": self = .male
        case "nu", "02", "2", "female", "f": self = .female
        default: return nil
        }
    }
}

/// Whether a text can be a person's name (QCVN 109: at most fifty characters).
enum PersonName {
    static func problem(_ name: String) -> Text? {
        if name.isEmpty { return PeopleTexts.nameMissing }
        if name.count > 50 { return PeopleTexts.nameLong }
        if name.contains(where: \.isNumber) { return PeopleTexts.nameWithDigits }
        if name.contains(where: { !$0.isLetter && !" '’-.".contains($0) }) { return PeopleTexts.nameWithSigns }
        return nil
    }

    /// As ``problem(_:)``, and not in an encoding of old.
    static func problem(inSheet name: String) -> Text? {
        if OldEncoding.suspects(name) { return SheetTexts.oldEncoding }
        return problem(name)
    }

    /// Names in capitals are written as names; every other name stays as it was typed.
    static func written(_ text: String) -> String {
        text.personName
    }
}
