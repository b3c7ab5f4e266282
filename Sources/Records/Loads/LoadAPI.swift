internal import Base
internal import Database
internal import Identity
internal import Web

/// Sheets of many schools on their way, for other programs: watch, take in, take back.
enum LoadAPI {
    static let endpoints: [Endpoint] = [
        load.list("/loads", Text("Các tệp nhiều trường", "Sheets of many schools"), id: { $0.id.text }) { call, tx in
            let permit = try call.visit.permit(LoadPupils.self, in: tx)
            return try LoadRows.recent(within: permit.covers("l.unit_id"), in: tx)
        },
        load.read(Text("Một tệp và tiến độ", "One sheet, and how far it is")),
        load.change(.post, "/apply", Text("Nhập tệp đã kiểm tra", "Take a checked sheet in"), LoadPages.apply),
        load.change(.post, "/back", Text("Dừng lại, hoàn tác", "Stop, or take back"), LoadPages.takeBack),
    ]

    private static let load = APIResource(
        "/loads/:load", RecordsScopes.both,
        APIRecord<Load>([
            .id("id") { $0.id }, .id("unit") { $0.unit }, .text("file") { $0.fileName }, .code("state") { $0.state },
            .optionalInstant("at") { $0.madeAt }, .optionalInstant("endedAt") { $0.endedAt },
            .integer("total") { $0.total }, .integer("rows") { $0.counts.rows }, .integer("added") { $0.counts.added },
            .integer("changed") { $0.counts.changed }, .integer("unchanged") { $0.counts.unchanged },
            .integer("refused") { $0.counts.refused },
        ])
    ) { call, tx in try LoadPages.load(call.visit, tx).0 }
}
