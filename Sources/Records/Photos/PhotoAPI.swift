internal import Base
internal import Database
internal import Foundation
internal import Identity
internal import Web

/// What stands beside the photograph of a pupil, for other programs; the picture itself is put on the page.
enum PhotoAPI {
    static let endpoints: [Endpoint] = [
        photo.read(Text("Ảnh của học sinh: ai cho phép, ngày nào", "Of a pupil's photograph: who agreed, and when")),
        .read(
            "/pupils/:pupil/photo/picture", Text("Ảnh của học sinh, JPEG", "The picture itself, a JPEG"),
            RecordsScopes.read, isRecorded: true, picture
        ) { call, tx in
            let (pupil, unit) = try PupilPages.find(call.visit, ViewPhotos.self, tx)
            guard try PhotoRows.exists(pupil.id, in: tx),
                let look = try call.visit.discloseOnce(ViewPhotos.self, of: "pupil", [pupil.id.text], at: unit, in: tx)
                    .first,
                let content = try PhotoRows.content(look, in: tx)
            else { throw NotFound() }
            return .one(content, picture)
        },
        photo.removal(
            .post, "/remove", Text("Gỡ ảnh", "Take the photograph away"), body: [.needs("why", .text(1...300))],
            PhotoPages.remove),
    ]

    /// In base64 with padding (RFC 4648 §4), as JSON has no bytes.
    private static let picture = APIRecord<PhotoContent>([
        .text("jpeg") { Data($0.bytes).base64EncodedString() }
    ])

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
