internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// The records behind one number of a form, for other programs that may read pupils; staff by their ids, whose names have a
/// scope of their own. Of what is sensitive no names: whoever may read them asks for each pupil by the operations that write
/// each reading down.
struct StatisticRecordAPI: Sendable {
    let ports: RecordsPorts

    var endpoint: Endpoint {
        .list(
            "/statistics/records",
            Text("Các bản ghi đứng sau một con số của biểu", "The records behind a number of a form"),
            RecordsScopes.read,
            query: [
                APIInput("unit", APIType<UnitID>.id()).field(required: true), RecordsScopes.day.field(required: true),
                APIInput("form", .text(1...30)).field(required: true),
                APIInput("row", .text(1...30)).field(required: true),
                APIInput("column", APIType<StatisticColumn>.code).field(required: false),
                FigureOwnership.asked.field(required: false),
            ], StatisticRecordAPI.line
        ) { call, tx in
            let pages = StatisticRecordPages(ports: ports)
            let (question, permit) = try StatisticRecordPages.question(call.visit, tx)
            let lines = try StatisticRecordAPI.lines(try pages.find(question, call.visit, permit, tx), question, tx)
            return .page(call.page(of: lines) { $0.id }, StatisticRecordAPI.line)
        }
    }

    private enum Kind: String, Sendable, CaseIterable {
        case `class`, pupil, staff, school
        /// A list of other operations that holds the records; the address of its page.
        case page
    }

    private struct Line: Sendable {
        let kind: Kind
        let id: String
        let name: String?
        var number: Int?
    }

    private static let line = APIRecord<Line>([
        .code("kind") { $0.kind }, .text("id") { $0.id }, .optional("name") { $0.name },
        .optionalInteger("number") { $0.number },
    ])

    private static func lines(
        _ found: StatisticRecords.Found, _ question: StatisticRecords.Question, _ tx: Transaction
    ) throws -> [Line] {
        switch found {
        case .classes(let classes):
            classes.map { Line(kind: .class, id: $0.id.text, name: $0.name, number: $0.pupils) }
        case .pupils(let pupils): pupils.map { Line(kind: .pupil, id: $0.id.text, name: $0.name) }
        case .staff(let lines): lines.map { Line(kind: .staff, id: $0.member.id.text, name: nil) }
        case .schools(let schools):
            schools.map { Line(kind: .school, id: $0.unit.text, name: $0.name, number: $0.number) }
        case .elsewhere(let address):
            if case .pupils(let test) = question.measure {
                try StatisticRecords.pupils(test, question, in: tx)
                    .map { Line(kind: .pupil, id: $0.id.text, name: $0.name) }
            } else {
                [Line(kind: .page, id: address, name: question.row.label.vi)]
            }
        case .sensitive(let group): throw SensitiveNumber(group: group)
        }
    }
}

/// A number that counts what is sensitive has no list of names.
struct SensitiveNumber: Refusal {
    let group: StatisticSensitivity?

    var kind: RefusalKind { .notFound }
    var explanation: Text { StatisticTexts.sensitive(group) }
}
