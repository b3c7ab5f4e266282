internal import Base
internal import Database
internal import Identity
internal import Web

/// The dictionary of fields and the code lists for other programs.
enum DictionaryAPI {
    static let endpoints: [Endpoint] = [
        .list(
            "/dictionary/:subject/fields", Text("Các trường dữ liệu theo Quyết định 4998", "The fields of a subject"),
            RecordsScopes.read, query: [RecordsScopes.day.field(required: false)], field
        ) { call, tx in
            _ = try call.visit.permit(ViewPupils.self, in: tx)
            let subject = call.visit.request.parameters["subject"] ?? ""
            let all = try DictionaryRows.fields(of: subject, on: RecordsScopes.day(call), in: tx)
            if all.isEmpty { throw NotFound() }
            return .page(call.page(of: all) { $0.name }, field)
        },
        .list(
            "/code-lists/:list", Text("Một danh mục mã", "A list of codes"), RecordsScopes.read,
            query: [RecordsScopes.day.field(required: false)], code
        ) { call, tx in
            _ = try call.visit.permit(ViewPupils.self, in: tx)
            let name = call.visit.request.parameters["list"] ?? ""
            let all = try CodeRows.list(named: name, on: RecordsScopes.day(call), in: tx).codes
            if all.isEmpty { throw NotFound() }
            return .page(call.page(of: all) { $0.code }, code)
        },
    ]

    private static let field = APIRecord<DictionaryField>([
        .text("name") { $0.name }, .text("label") { $0.label }, .code("kind") { $0.kind },
        .optionalInteger("length") { $0.length }, .text("codeList") { $0.list }, .texts("levels") { $0.levels },
    ])
    private static let code = APIRecord<Code>([
        .text("code") { $0.code }, .text("name") { $0.name }, .texts("within") { $0.within },
    ])
}
