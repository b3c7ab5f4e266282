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

    func bytes(of message: SectorMessage) throws -> [UInt8] {
        func list(_ kind: SectorObject.Kind) -> SectorObject.Value {
            .list(message.objects.filter { $0.kind == kind }.map(\.fields))
        }
        func lists(_ kinds: [SectorObject.Kind]) -> [String: SectorObject.Value] {
            Dictionary(kinds.map { ($0.list, list($0)) }) { first, _ in first }
        }
        let kinds = SectorObject.Kind.allCases
        var whole = lists(kinds.filter { !$0.isFacility })
        whole["CoSoVatChat"] = .object(lists(kinds.filter(\.isFacility)))
        whole["MaTruongHoc"] = .text(message.schoolCode)
        whole["NamHoc"] = .number(message.year)
        whole["LoaiDongBo"] = .number(message.extent.rawValue)
        whole["TruongHocInfo"] = .object(message.school)
        if let gone = message.gone { whole[gone.list] = .list(gone.rows) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(SectorObject.Value.object(whole)))
    }
}

/// The same objects as a workbook: a sheet for each kind and a column for each field; a list within an object is a sheet
/// of its own, whose rows carry the key of the object, and so are pictures, in pieces that a cell can hold.
struct SectorSheetsAdapter: SectorAdapter {
    let name = "xlsx"
    let type = SheetFile.xlsx
    let ending = "xlsx"

    private typealias Fields = [String: SectorObject.Value]

    func bytes(of message: SectorMessage) throws -> [UInt8] {
        var sheets = SectorObject.Kind.allCases.map { kind in
            sheet(kind.list, message.schoolCode, message.objects.filter { $0.kind == kind }.map(\.fields))
        }
        let school = message.school.merging(["LoaiDongBo": .number(message.extent.rawValue)]) { own, _ in own }
        sheets.append(sheet("TruongHocInfo", message.schoolCode, [school]))
        var lists: [String: [Fields]] = [:]
        for object in message.objects {
            for (field, value) in object.fields {
                guard case .list(let rows) = value else { continue }
                lists[field, default: []] += rows.map { row in
                    row.merging(["ClientId": .text(object.clientID)]) { own, _ in own }
                }
            }
        }
        if let gone = message.gone { lists[gone.list] = gone.rows }
        lists[SectorObject.picture] = message.objects.flatMap(pieces)
        sheets += lists.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { sheet($0.key, message.schoolCode, $0.value) }
        return try SheetWriter.xlsx(sheets)
    }

    /// A cell of a workbook holds 32,767 characters.
    private static let longest = 32_000

    private func pieces(_ object: SectorObject) -> [Fields] {
        guard case .picture(_, let content?)? = object.fields[SectorObject.picture] else { return [] }
        let all = Array(content.utf8)
        return stride(from: 0, to: all.count, by: SectorSheetsAdapter.longest).enumerated().map { number, start in
            let piece = all[start..<min(start + SectorSheetsAdapter.longest, all.count)]
            return [
                "ClientId": .text(object.clientID), "Phan": .number(number + 1),
                "NoiDung": .text(String(decoding: piece, as: UTF8.self)),
            ]
        }
    }

    private func sheet(_ name: String, _ school: String, _ objects: [Fields]) -> Sheet {
        var fields: Set<String> = []
        for object in objects {
            for (field, value) in object {
                switch value {
                case .list, .object, .picture: continue
                case .text, .number, .decimal: fields.insert(field)
                }
            }
        }
        let columns = fields.subtracting(["MaTruongHoc"]).sorted()
        return Sheet(
            name: name, columns: (["MaTruongHoc"] + columns).map { .init($0, width: 16) },
            rows: objects.map { object in [.text(school)] + columns.map { .text(object[$0]?.text ?? "") } })
    }
}
