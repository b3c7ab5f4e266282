internal import Base
internal import Database
internal import Identity
internal import Organisation
internal import Web

/// Correcting the draft of a letter, for other programs: its head, its tasks, its calls. Each change names the version of the
/// draft that was read and answers with the draft as it is then.
enum DraftAPI {
    static let endpoints: [Endpoint] = [
        change(
            .put, "", Text("Sửa phần đầu của bản thảo", "Correct the head of the draft"),
            [
                .needs("title", .text(1...500)), .needs("schoolYear", .text(9...9)), .may("number", .text(0...100)),
                .may("issuer", .text(0...300)), .may("issued", .day),
            ], EditionPages.saveHead),
        change(
            .put, "/tasks/:key", Text("Sửa một nhiệm vụ; new là thêm", "Correct a task; new adds one"), task,
            EditionItemPages.saveTask),
        change(
            .delete, "/tasks/:key", Text("Bỏ một nhiệm vụ", "Remove a task"), nil, EditionItemPages.removeTask),
        change(
            .put, "/calls/:key", Text("Sửa một yêu cầu nộp; new là thêm", "Correct a call; new adds one"), call,
            EditionItemPages.saveCall),
        change(
            .delete, "/calls/:key", Text("Bỏ một yêu cầu nộp", "Remove a call"), nil, EditionItemPages.removeCall),
    ]

    private static let audience: [APIField] = [
        .may("kinds", .list(APIType<UnitKind>.code)), .may("levels", .list(APIType<Level>.code)),
        .may("directOnly", .flag),
        // Codes of units, parted by blanks.
        .may("named", .text(0...10_000)),
    ]
    private static let task: [APIField] =
        [
            .needs("title", .text(1...500)), .needs("text", .text(1...20_000)), .may("evidence", .text(0...2000)),
            .may("due", .day),
        ] + audience
    private static let call: [APIField] =
        [
            .needs("title", .text(1...300)), .needs("due", .day), .needs("form", .text(1...60)),
            .may("source", .text(0...60)),
        ] + audience

    private static func change(
        _ method: Request.Method, _ part: String, _ summary: Text, _ body: [APIField]?,
        _ act: @escaping Endpoint.Page
    ) -> Endpoint {
        .change(
            method, "/letters/:letter" + part, summary, LetterAPI.writing, body: body, needsVersion: true,
            LetterAPI.edition
        ) { call, tx in
            try call.check(version: try LetterAPI.current(call, tx).version)
            _ = try act(call.visit, tx)
            return try LetterAPI.show(call, tx)
        }
    }
}
