internal import Base
internal import Files
internal import Foundation
internal import Sheets

/// What a school hands to the sector database at one time.
struct SectorMessage: Sendable {
    /// LoaiDongBo.
    enum Extent: Int, Sendable {
        /// Everything, at the start of a year.
        case full = 1
        /// What changed since the other side acknowledged.
        case changes = 2
    }

    let schoolCode: String
    let schoolName: String
    /// The year in which the school year begins.
    let year: Int
    let extent: Extent
    let objects: [SectorObject]
}

/// One way to hand a message over. The receiver's present contract is not public (reference 2.6): a message is a file
/// that a person uploads there, and what the receiver answers comes back as a sheet.
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
        let school: [String: SectorObject.Value] = [
            "MaTruongHoc": .text(message.schoolCode), "TenTruongHoc": .text(message.schoolName),
            "NamHoc": .number(message.year),
        ]
        let form = Form(
            MaTruongHoc: message.schoolCode, NamHoc: message.year, LoaiDongBo: message.extent.rawValue,
            TruongHocInfo: school, LstLopHocInfo: list(.schoolClass), LstHocSinh: list(.pupil),
            LstCanBo: list(.staff))
        return Array(try encoder.encode(form))
    }
}

/// The same objects as a workbook, a sheet for each kind and a column for each field.
struct SectorSheetsAdapter: SectorAdapter {
    let name = "xlsx"
    let type = SheetFile.xlsx
    let ending = "xlsx"

    func bytes(of message: SectorMessage) throws -> [UInt8] {
        try SheetWriter.xlsx(
            SectorObject.Kind.allCases.map { kind in
                let objects = message.objects.filter { $0.kind == kind }
                let fields = Set(objects.flatMap(\.fields.keys)).sorted()
                let columns = ["MaTruongHoc"] + fields
                return Sheet(
                    name: kind.list, columns: columns.map { .init($0, width: 16) },
                    rows: objects.map { object in
                        [.text(message.schoolCode)] + fields.map { .text(object.fields[$0]?.text ?? "") }
                    })
            })
    }
}
