internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// Computers in Informatics for other programs: each room against the rule, what to buy, and which class is taught
/// where.
struct InformaticsAPI: Sendable {
    let pages: InformaticsPages
    let ports: FacilitiesPorts

    var endpoints: [Endpoint] {
        [
            .read(
                "/units/:unit/informatics", Text("Tỷ lệ học sinh trên máy tính", "Pupils per computer of a school"),
                FacilitiesScopes.read, query: [FacilitiesScopes.day.field(required: false)], InformaticsAPI.school
            ) { call, tx in
                let (unit, day) = try FacilitiesScopes.school(call, tx)
                return .one(try Provisions(ports: ports).school(unit, on: day, in: tx), InformaticsAPI.school)
            },
            .change(
                .post, "/units/:unit/informatics/assignments",
                Text("Xếp lớp vào phòng tin học", "Say where classes have Informatics"), FacilitiesScopes.write,
                body: [.needs("from", .day), .needs("rooms", .texts(0...36), form: "class-")], InformaticsAPI.school
            ) { call, tx in
                _ = try pages.assign(call.visit, tx)
                let unit = try SchoolPage.keep(call.visit, tx).unit
                return .one(
                    try Provisions(ports: ports).school(unit, on: call.visit.today, in: tx), InformaticsAPI.school)
            },
            .list(
                "/facilities/schools",
                Text("Các trường trong phạm vi: đạt chuẩn máy tính chưa", "Schools within reach against the rule"),
                FacilitiesScopes.read,
                query: [
                    FacilitiesScopes.day.field(required: false),
                    APIInput("under", APIType<UnitID>.id()).field(required: false),
                    APIInput("level", APIType<Level>.code).field(required: false),
                    APIInput("standing", APIType<Provision>.code).field(required: false),
                    APIInput("q", .text(1...100)).field(required: false),
                ], InformaticsAPI.tally
            ) { call, tx in
                let found = try OverviewPages(blocking: pages.blocking, ports: ports).find(call.visit, tx)
                return .page(call.page(of: found.shown) { $0.line.unit.text }, InformaticsAPI.tally)
            },
        ]
    }

    /// A room of a school beside the rules by which it is judged.
    private struct Judged: Sendable {
        let room: Laboratory
        let rules: RatioRules
    }

    private static let room = APIRecord<Judged>([
        .id("room") { $0.room.room }, .text("code") { $0.room.code }, .text("name") { $0.room.name },
        .integer("working") { $0.room.working }, .integer("idle") { $0.room.idle },
        .integer("needed") { $0.room.needed($0.rules) }, .code("provision") { $0.room.provision($0.rules) },
        .optionalInteger("learnersOfLargestClass") { $0.room.decisive($0.rules)?.learners },
        .optionalInteger("learnersPerComputerHundredths") { judged in
            judged.room.decisive(judged.rules).flatMap {
                Ratio.hundredths(learners: $0.learners, computers: judged.room.working)
            }
        }, .records("classes", size) { $0.room.classes },
    ])
    private static let size = APIRecord<ClassSize>([
        .id("class") { $0.id }, .text("name") { $0.name }, .integer("learners") { $0.learners },
    ])
    private static let move = APIRecord<PurchasePlan.Move>([
        .optionalID("from") { $0.from }, .id("to") { $0.to }, .integer("count") { $0.count },
    ])
    private static let purchase = APIRecord<PurchasePlan.Purchase>([
        .id("room") { $0.room }, .integer("count") { $0.count },
    ])
    private static let school = APIRecord<SchoolProvision>([
        .code("provision") { $0.provision }, .integer("stock") { $0.stock },
        .records("rooms", room) { value in value.laboratories.map { Judged(room: $0, rules: value.rules) } },
        .records("classesWithoutRoom", size) { $0.unassigned }, .integer("computersToBuy") { $0.plan.computers },
        .records("moves", move) { $0.plan.moves }, .records("purchases", purchase) { $0.plan.purchases },
    ])
    private static let tally = APIRecord<SchoolTally>([
        .id("unit") { $0.line.unit }, .text("name") { $0.line.name }, .optionalID("superior") { $0.line.superior },
        .code("provision") { $0.standing }, .integer("workingComputers") { $0.working },
        .integer("computersToBuy") { $0.plan.computers },
    ])
}
