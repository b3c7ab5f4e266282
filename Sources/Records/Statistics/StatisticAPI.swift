internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// Statistical forms as figures and frozen days for other programs; the year turn as it would be.
enum StatisticAPI {
    static func endpoints(_ ports: RecordsPorts) -> [Endpoint] {
        [
            .read(
                "/statistics", Text("Một biểu thống kê với số liệu", "A statistical form with its figures"),
                RecordsScopes.statisticsRead,
                query: [
                    RecordsScopes.day.field(required: false),
                    APIInput("unit", APIType<UnitID>.id()).field(required: false),
                    wanted.field(required: false), FigureOwnership.asked.field(required: false),
                ], form
            ) { call, tx in
                guard let filled = try StatisticPages.fill(call.visit, ports, tx),
                    call.query[wanted] ?? filled.form.code == filled.form.code
                else { throw NotFound() }
                return .one(filled, form)
            },
            StatisticRecordAPI(ports: ports).endpoint,
            .list(
                "/units/:unit/snapshots", Text("Các ngày đã chốt số liệu", "The days whose figures were frozen"),
                RecordsScopes.statisticsRead, snapshot
            ) { call, tx in
                let permit = try call.visit.permit(ViewPupils.self, on: call.id("unit"), in: tx)
                let all = try SnapshotRows.all(of: permit.unit, in: tx)
                let page = call.page(of: all) { $0.day.iso }
                let shown = try page.items.map { try Compared($0, permit.unit, call, tx) }
                return .page(APIPage(shown, next: page.next), snapshot)
            },
            .change(
                .post, "/snapshots", Text("Chốt số liệu của trường mình", "Freeze the figures of one's own school"),
                RecordsScopes.statisticsWrite, body: [.needs("day", .day)], APIRecord<Day>([.day("day") { $0 }])
            ) { call, tx in
                _ = try StatisticPages.freeze(call.visit, tx)
                let day = call.visit.form.values["day"].flatMap { Day(iso: $0) } ?? call.visit.today
                return .one(day, APIRecord<Day>([.day("day") { $0 }]))
            },
        ]
    }

    private static let wanted = APIInput("form", .text(1...30))

    /// A frozen day beside what the records say of it now.
    private struct Compared: Sendable {
        let snapshot: Snapshot
        let difference: SnapshotDifference

        init(_ snapshot: Snapshot, _ unit: UnitID, _ call: APICall, _ tx: Transaction) throws {
            self.snapshot = snapshot
            let now = try SnapshotRows.current(unit, on: snapshot.day, today: call.visit.today, in: tx)
            difference = SnapshotDifference.between(snapshot.lines, now)
        }
    }

    private static let form = APIRecord<StatisticPages.Filled>([
        .text("code") { $0.form.code }, .text("source") { $0.form.source }, .day("day") { $0.day },
        .text("unitName") { $0.unitName }, .texts("forms") { $0.forms.map(\.code) },
        .records("sections", FigureSheet.apiSections) { $0.sheet.sections },
        .integer("checksFailed") { $0.sheet.checks.count },
    ])
    private static let snapshot = APIRecord<Compared>([
        .day("day") { $0.snapshot.day }, .text("by") { $0.snapshot.by }, .optionalInstant("at") { $0.snapshot.at },
        .integer("pupils") { $0.snapshot.lines.count }, .integer("addedSince") { $0.difference.added.count },
        .integer("missingSince") { $0.difference.missing.count },
        .integer("changedSince") { $0.difference.changed.count },
    ])
}
