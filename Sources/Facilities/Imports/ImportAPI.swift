internal import Base
internal import Database
internal import Identity
internal import Web

/// Past imports of devices of a school, for other programs: see, take back. The sheets themselves come by the page.
enum ImportAPI {
    static let endpoints: [Endpoint] = [
        past.list(
            "/units/:unit/devices/imports", Text("Các lần nhập thiết bị", "Past imports of devices"), id: { $0.id.text }
        ) {
            call, tx in try ImportRows.past(of: try SchoolPage.keep(call.visit, tx).unit, in: tx)
        },
        past.change(.post, "/undo", Text("Hoàn tác một lần nhập", "Take an import back")) { visit, tx in
            try SheetImportPages.undo(DeviceSheet.kind, visit, tx)
        },
    ]

    private static let past = APIResource(
        "/units/:unit/devices/imports/:import", FacilitiesScopes.both,
        APIRecord<ImportRows.Past>([
            .id("id") { $0.id }, .text("file") { $0.fileName }, .text("by") { $0.name },
            .optionalInstant("at") { $0.at }, .integer("added") { $0.added }, .integer("changed") { $0.changed },
            .optionalInstant("undoneAt") { $0.undoneAt },
        ])
    ) { call, tx in
        let unit = try SchoolPage.keep(call.visit, tx).unit
        guard let past = try ImportRows.find(try call.id("import"), in: tx), past.unit == unit else { throw NotFound() }
        return past
    }
}
