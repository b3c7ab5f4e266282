public import Base
public import Database
internal import Identity

/// The kinds of unit in the tree.
public enum UnitKind: String, Sendable, CaseIterable, Codable, Storable {
    case department
    case districtOffice
    case commune
    case cluster
    case school
    case continuingCentre
    case otherCentre
    case site

    public var label: Text {
        switch self {
        case .department: Text("Sở Giáo dục và Đào tạo", "Department of Education")
        case .districtOffice: Text("Phòng Giáo dục và Đào tạo", "District office")
        case .commune: Text("UBND xã, phường", "Commune or ward")
        case .cluster: Text("Cụm chuyên môn", "Professional cluster")
        case .school: Text("Trường", "School")
        case .continuingCentre: Text("Trung tâm GDNN-GDTX", "Continuing-education centre")
        case .otherCentre: Text("Trung tâm khác", "Other centre")
        case .site: Text("Điểm trường", "School site")
        }
    }
}

/// The levels of schooling (DM_CAP_HOC of the sector database).
public enum Level: String, Sendable, CaseIterable, Codable, Storable {
    case preschool = "01"
    case primary = "02"
    case lowerSecondary = "03"
    case upperSecondary = "04"
    case continuing = "05"

    public var label: Text {
        switch self {
        case .preschool: Text("Mầm non", "Preschool")
        case .primary: Text("Tiểu học", "Primary")
        case .lowerSecondary: Text("THCS", "Lower secondary")
        case .upperSecondary: Text("THPT", "Upper secondary")
        case .continuing: Text("GDTX", "Continuing education")
        }
    }
}

/// Who owns a school (DM_LOAI_HINH of the sector database).
public enum Ownership: String, Sendable, CaseIterable, Codable, Storable {
    case `public` = "01"
    case nonPublic = "02"
    case peopleFounded = "03"
    case `private` = "09"

    public var label: Text {
        switch self {
        case .public: Text("Công lập", "Public")
        case .nonPublic: Text("Ngoài công lập", "Non-public")
        case .peopleFounded: Text("Dân lập", "People-founded")
        case .private: Text("Tư thục", "Private")
        }
    }
}

extension UnitKind {
    /// The roles that can be held at a unit of this kind.
    var roles: Set<Role> {
        switch self {
        case .department: [.administrator, .departmentOfficial, .staff, .viewer]
        case .districtOffice, .commune: [.administrator, .districtOfficial, .staff, .viewer]
        case .cluster: [.viewer]
        case .school, .continuingCentre, .otherCentre, .site:
            [.administrator, .head, .staff, .viewer, .nurse, .guardian]
        }
    }
}
