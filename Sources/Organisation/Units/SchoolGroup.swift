public import Base
public import Database

/// The groups in which the sector database counts schools by what they teach (DM_NHOM_CAP_HOC).
///
/// The list precedes the curriculum of 2018 and is kept as published, with its codes.
public enum SchoolGroup: String, Sendable, CaseIterable, Codable, Storable {
    case preschool = "01"
    case kindergarten = "02"
    case nursery = "03"
    case independentNursery = "04"
    case independentKindergarten = "05"
    case primary = "06"
    case lowerSecondary = "07"
    case upperSecondary = "08"
    case basic = "09"
    case secondary = "10"
    case general = "11"
    case provincialContinuing = "12"
    case districtContinuing = "13"
    case careerCentre = "14"
    case nestedClass = "15"
    case preschoolToPrimary = "16"
    case preschoolToUpperSecondary = "17"
    case preschoolToLowerSecondary = "18"
    case independentClasses = "19"

    /// The levels that a school of the group teaches.
    public var levels: Set<Level> {
        switch self {
        case .preschool, .kindergarten, .nursery, .independentNursery, .independentKindergarten, .independentClasses:
            [.preschool]
        case .primary: [.primary]
        case .lowerSecondary: [.lowerSecondary]
        case .upperSecondary: [.upperSecondary]
        case .basic: [.primary, .lowerSecondary]
        case .secondary: [.lowerSecondary, .upperSecondary]
        case .general: [.primary, .lowerSecondary, .upperSecondary]
        case .provincialContinuing, .districtContinuing, .careerCentre, .nestedClass: [.continuing]
        case .preschoolToPrimary: [.preschool, .primary]
        case .preschoolToUpperSecondary: [.preschool, .primary, .lowerSecondary, .upperSecondary]
        case .preschoolToLowerSecondary: [.preschool, .primary, .lowerSecondary]
        }
    }

    public var label: Text {
        switch self {
        case .preschool: Text("Mầm non", "Preschool")
        case .kindergarten: Text("Mẫu giáo", "Kindergarten")
        case .nursery: Text("Nhà trẻ", "Nursery")
        case .independentNursery: Text("Nhóm nhà trẻ độc lập", "Independent nursery group")
        case .independentKindergarten: Text("Lớp mẫu giáo độc lập", "Independent kindergarten class")
        case .primary: Text("Tiểu học", "Primary")
        case .lowerSecondary: Text("THCS", "Lower secondary")
        case .upperSecondary: Text("THPT", "Upper secondary")
        case .basic: Text("PTCS", "Primary and lower secondary")
        case .secondary: Text("Trung học", "Lower and upper secondary")
        case .general: Text("Phổ thông", "General, all three levels")
        case .provincialContinuing: Text("GDTX Tỉnh", "Continuing education of the province")
        case .districtContinuing: Text("GDTX Huyện", "Continuing education of the district")
        case .careerCentre: Text("TTKTTHHN", "Technical and career centre")
        case .nestedClass: Text("Lớp nhô", "“Lớp nhô” class")
        case .preschoolToPrimary: Text("MN - TH", "Preschool and primary")
        case .preschoolToUpperSecondary: Text("MN - PT", "Preschool to upper secondary")
        case .preschoolToLowerSecondary: Text("MN - PTCS", "Preschool to lower secondary")
        case .independentClasses: Text("Nhóm trẻ, lớp mẫu giáo độc lập", "Independent groups and classes")
        }
    }
}
