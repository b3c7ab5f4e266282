internal import Base
internal import Database
internal import Identity

/// What rooms are for, after the rows "Phòng học" of the statistical forms (Circular 24/2018, forms 01 and 02, V) and
/// clause II.4.b of the guidance (the studio for digital content).
enum RoomKind: String, Sendable, CaseIterable, Storable, Codable {
    case classroom
    case borrowed
    case library
    case equipment
    case informatics
    case language
    case arts
    case music
    case physical
    case inclusive
    case multipurpose
    case studio
    case health
    case kitchen
    case office
    case store
    case other

    var label: Text {
        switch self {
        case .classroom: Text("Phòng học", "Classroom")
        case .borrowed: Text("Phòng học nhờ, mượn", "Borrowed classroom")
        case .library: Text("Thư viện", "Library")
        case .equipment: Text("Phòng thiết bị giáo dục", "Equipment room")
        case .informatics: Text("Phòng tin học", "Informatics room")
        case .language: Text("Phòng ngoại ngữ", "Language room")
        case .arts: Text("Phòng giáo dục nghệ thuật", "Arts room")
        case .music: Text("Phòng âm nhạc", "Music room")
        case .physical: Text("Phòng giáo dục thể chất, nhà đa năng", "Gymnasium")
        case .inclusive: Text("Phòng hỗ trợ khuyết tật hòa nhập", "Inclusive-education room")
        case .multipurpose: Text("Phòng đa chức năng", "Multipurpose room")
        case .studio: Text("Phòng sản xuất nội dung số", "Studio for digital content")
        case .health: Text("Phòng y tế", "Health room")
        case .kitchen: Text("Nhà bếp", "Kitchen")
        case .office: Text("Phòng làm việc", "Office")
        case .store: Text("Kho", "Store")
        case .other: Text("Phòng khác", "Other room")
        }
    }
}

/// How it is built, the columns of the statistical forms.
enum Solidity: String, Sendable, CaseIterable, Storable, Codable {
    case permanent
    case semiPermanent
    case temporary

    var label: Text {
        switch self {
        case .permanent: Text("Kiên cố", "Permanent")
        case .semiPermanent: Text("Bán kiên cố", "Semi-permanent")
        case .temporary: Text("Tạm", "Temporary")
        }
    }
}

/// Whether a room can be used.
enum RoomState: String, Sendable, CaseIterable, Storable, Codable {
    case good
    case needsRepair
    case unusable

    var label: Text {
        switch self {
        case .good: Text("Dùng tốt", "In good order")
        case .needsRepair: Text("Cần sửa chữa", "Needs repair")
        case .unusable: Text("Không dùng được", "Cannot be used")
        }
    }
}

/// A room as it is on a day.
struct Room: Sendable, Equatable, Codable {
    struct Facts: Sendable, Equatable, Codable {
        var site: UnitID?
        var name: String
        var kind: RoomKind
        var solidity = Solidity.permanent
        var state = RoomState.good
        /// Whole square metres.
        var area: Int?
    }

    let id: RoomID
    let unit: UnitID
    var code: String
    var facts: Facts
    /// The first day on which it was like this, and the first on which it no longer was.
    var from: Day
    var to: Day?
    var version = 1

    /// Every fact as text, for the log.
    var logged: [String: String] {
        var facts = [
            "code": code, "name": facts.name, "kind": facts.kind.rawValue, "solidity": facts.solidity.rawValue,
            "state": facts.state.rawValue, "from": from.iso,
        ]
        facts["site"] = self.facts.site?.text
        facts["area"] = self.facts.area.map(String.init)
        facts["to"] = to?.iso
        return facts
    }
}

/// The codes on doors and the tags on machines: capital letters, digits and `- . _ /`, so that every scanner reads them.
enum Mark {
    static let longest = 30

    static func written(_ text: String) -> String { text.tidy.uppercased() }

    static func isGood(_ mark: String) -> Bool {
        !mark.isEmpty && mark.count <= longest
            && mark.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789-._/".unicodeScalars.contains($0))
            }
    }
}
