internal import Base
internal import Files
internal import Foundation
internal import Sheets

/// One way to write a message: as a file that a person hands over, or as what is sent.
protocol SectorAdapter: Sendable {
    var name: String { get }
    var type: String { get }
    var ending: String { get }
    func bytes(of message: SectorMessage) throws -> [UInt8]
}

/// The JSON objects of 2020.
struct SectorObjectsAdapter: SectorAdapter {
    let name = "json"
    let type = "application/json"
    let ending = "json"

    private struct Form: Encodable {
        let MaTruongHoc: String
        let NamHoc: Int
        let LoaiDongBo: Int
        let TruongHocInfo: [String: SectorObject.Value]
        let LstDiemTruongInfo: [[String: SectorObject.Value]]
        let LstLopHocInfo: [[String: SectorObject.Value]]
        let LstHocSinh: [[String: SectorObject.Value]]
        let LstCanBo: [[String: SectorObject.Value]]
    }

    func bytes(of message: SectorMessage) throws -> [UInt8] {
        func list(_ kind: SectorObject.Kind) -> [[String: SectorObject.Value]] {
            message.objects.filter { $0.kind == kind }.map(\.fields)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let form = Form(
            MaTruongHoc: message.schoolCode, NamHoc: message.year, LoaiDongBo: message.extent.rawValue,
            TruongHocInfo: message.school, LstDiemTruongInfo: list(.site), LstLopHocInfo: list(.schoolClass),
            LstHocSinh: list(.pupil), LstCanBo: list(.staff))
        return Array(try encoder.encode(form))
    }
}

/// The same objects as a workbook: a sheet for each kind and a column for each field; a list within an object is a sheet
/// of its own, whose rows carry the key of the object.
struct SectorSheetsAdapter: SectorAdapter {
    let name = "xlsx"
    let type = SheetFile.xlsx
    let ending = "xlsx"

    private typealias Fields = [String: SectorObject.Value]

    func bytes(of message: SectorMessage) throws -> [UInt8] {
        var sheets = SectorObject.Kind.allCases.map { kind in
            sheet(kind.list, message.schoolCode, message.objects.filter { $0.kind == kind }.map(\.fields))
        }
        sheets.append(sheet("TruongHocInfo", message.schoolCode, [message.school]))
        var lists: [String: [Fields]] = [:]
        for object in message.objects {
            for (field, value) in object.fields {
                guard case .list(let rows) = value else { continue }
                lists[field, default: []] += rows.map { row in
                    row.merging(["ClientId": .text(object.clientID)]) { own, _ in own }
                }
            }
        }
        sheets += lists.sorted { $0.key < $1.key }.map { sheet($0.key, message.schoolCode, $0.value) }
        return try SheetWriter.xlsx(sheets)
    }

    private func sheet(_ name: String, _ school: String, _ objects: [Fields]) -> Sheet {
        var fields: Set<String> = []
        for object in objects {
            for (field, value) in object { if case .list = value { continue } else { fields.insert(field) } }
        }
        let columns = fields.subtracting(["MaTruongHoc"]).sorted()
        return Sheet(
            name: name, columns: (["MaTruongHoc"] + columns).map { .init($0, width: 16) },
            rows: objects.map { object in [.text(school)] + columns.map { .text(object[$0]?.text ?? "") } })
    }
}
