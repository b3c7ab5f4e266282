internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// What a call brought in, added up, for other programs: the figures of its forms, and for each task how many units have
/// filled it in.
struct FigureAPI: Sendable {
    let ports: GuidancePorts

    var endpoints: [Endpoint] {
        [
            .read(
                "/letters/:letter/calls/:call/figures",
                Text("Số liệu các đơn vị đã nộp, cộng lại", "What units handed in, added up"), DossierAPI.reading,
                query: [FigureOwnership.asked.field(required: false)], FigureAPI.figures
            ) { call, tx in
                let (edition, asked, permit) = try FigureAPI.chosen(call, tx)
                let part = call.query[FigureOwnership.asked]
                return .one(
                    try FigurePages.gather(edition, asked, of: part, by: permit, ports, in: tx), FigureAPI.figures)
            },
            .list(
                "/letters/:letter/calls/:call/tasks",
                Text("Mỗi nhiệm vụ đã có bao nhiêu đơn vị điền", "How many units have filled in each task"),
                DossierAPI.reading, FigureAPI.task
            ) { call, tx in
                let (edition, asked, permit) = try FigureAPI.chosen(call, tx)
                let filled = try OverviewRows.filled(
                    edition.letter, asked.key, where: permit.covers("u.unit_id"), in: tx)
                let lines = try TaskRows.all(of: edition.id, in: tx)
                    .map { Filled(task: $0, units: filled[$0.key.text] ?? 0) }
                return .page(call.page(of: lines) { $0.task.key.text }, FigureAPI.task)
            },
        ]
    }

    /// The call of the address in the edition that is in force.
    private static func chosen(_ call: APICall, _ tx: Transaction) throws -> (Edition, Call, Permit<ViewOverview>) {
        let permit = try call.visit.permit(ViewOverview.self, in: tx)
        guard let edition = try EditionRows.published(of: try call.id("letter"), in: tx),
            let asked = try CallRows.find(try call.visit.request.key("call"), in: edition.id, tx)
        else { throw NotFound() }
        return (edition, asked, permit)
    }

    private struct Filled: Sendable {
        let task: GuidanceTask
        let units: Int
    }

    private static let task = APIRecord<Filled>([
        .text("key") { $0.task.key.text }, .text("path") { $0.task.path }, .text("title") { $0.task.title },
        .integer("units") { $0.units },
    ])
    private static let figures = APIRecord<FigurePages.Gathered>([
        .integer("asked") { $0.asked }, .integer("submitted") { $0.submitted.count },
        .integer("accepted") { $0.submitted.count { $0.isAccepted } },
        .records("sections", FigureSheet.apiSections) { $0.total?.sections ?? [] },
        .records("sectionsNow", FigureSheet.apiSections) { $0.now?.sections ?? [] },
    ])
}
