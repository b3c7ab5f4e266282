internal import Base
internal import Database
internal import Identity
internal import Web

/// What stands beside the photograph of a pupil, for other programs; the picture itself is put on the page.
enum PhotoAPI {
    static let endpoints: [Endpoint] = [
        photo.read(Text("Ảnh của học sinh: ai cho phép, ngày nào", "Of a pupil's photograph: who agreed, and when")),
        photo.removal(
            .post, "/remove", Text("Gỡ ảnh", "Take the photograph away"), body: [.needs("why", .text(1...300))],
            PhotoPages.remove),
    ]

    private static let photo = APIResource(
        "/pupils/:pupil/photo", RecordsScopes.both,
        APIRecord<PhotoRows.Line>([
            .text("agreedBy") { $0.agreedBy }, .day("agreedOn") { $0.agreedOn }, .text("by") { $0.by },
            .optionalInstant("at") { $0.at },
        ])
    ) { call, tx in
        let (pupil, unit) = try PupilPages.find(call.visit, ViewPhotos.self, tx)
        let permit = try call.visit.permit(ViewPhotos.self, on: unit, in: tx)
        guard let line = try PhotoRows.line(of: pupil.id, by: permit, in: tx) else { throw NotFound() }
        return line
    }
}
