internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// The photograph of a pupil: looking at it, putting one, taking it away.
struct PhotoPages: Sendable {
    let blocking: BlockingPool

    var endpoints: [Endpoint] {
        [
            .disclosure("/pupils/:pupil/photo", .needs(ViewPhotos.self), PhotoPages.picture),
            .page("/pupils/:pupil/photo/change", .needs(KeepPupils.self)) { visit, tx in
                try PhotoPages.ask(visit, nil, tx)
            },
            .long(
                "/pupils/:pupil/photo", .needs(KeepPupils.self), bodyLimit: Picture.limit + (1 << 20), put,
                again: PhotoPages.ask),
            .action("/pupils/:pupil/photo/remove", .needs(KeepPupils.self), PhotoPages.remove, again: PhotoPages.ask),
        ]
    }

    private static func picture(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, ViewPhotos.self, tx)
        guard try PhotoRows.exists(pupil.id, in: tx),
            let look = try visit.discloseOnce(ViewPhotos.self, of: "pupil", [pupil.id.text], at: unit, in: tx).first,
            let content = try PhotoRows.content(look, in: tx)
        else { throw NotFound() }
        return response(content)
    }

    static func response(_ content: PhotoContent) -> Response {
        Response(headers: [("content-type", "image/jpeg"), ("cache-control", "no-store")], body: content.bytes)
    }

    private static func ask(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let permit = try visit.permit(ViewPhotos.self, on: unit, in: tx)
        return .page(PhotoViews.ask(pupil, try PhotoRows.line(of: pupil.id, by: permit, in: tx), refusal, visit))
    }

    private func put(_ visit: Visit, _ database: Database) async throws -> Response {
        // Whoever may not keep this record does not keep the drawing program busy.
        let id = try await database.read { tx in try PupilPages.find(visit, KeepPupils.self, tx).0.id }
        var reader = FormReader(visit.form.values)
        let who = reader.text("agreedBy", required: PhotoTexts.agreedByMissing, limit: 100)
        let day = reader.day("agreedOn", required: PupilTexts.dayMissing)
        if let day, let problem = PhotoRules.problem(agreedOn: day, today: visit.today) {
            reader.fail("agreedOn", problem)
        }
        if visit.form.values["agreed"] != "yes" { reader.fail("agreed", PhotoTexts.agreedMissing) }
        if visit.form.files["file"] == nil { reader.fail("file", PhotoTexts.fileMissing) }
        try reader.finish()
        guard let day, let upload = visit.form.files["file"] else { throw NotFound() }
        let drawn = try await draw(upload)
        let photo = Photo(
            bytes: drawn.bytes, width: drawn.width, height: drawn.height, agreedBy: PersonName.written(who),
            agreedOn: day)
        try await database.write { tx in
            let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
            try PutPhoto.run(photo, of: pupil.id, by: try visit.permit(KeepPupils.self, on: unit, in: tx), in: tx)
        }
        return .redirect(to: "/pupils/\(id)?done=photo-saved")
    }

    private func draw(_ upload: Upload) async throws -> Picture {
        do {
            return try await blocking.run {
                try Picture.redraw(upload.bytes, width: Photo.width, height: Photo.height)
            }
        } catch let refusal as FileRefusal {
            throw FormRefusal("file", refusal.explanation)
        }
    }

    static func remove(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (pupil, unit) = try PupilPages.find(visit, KeepPupils.self, tx)
        let permit = try visit.permit(KeepPupils.self, on: unit, in: tx)
        var reader = FormReader(visit.form.values)
        let reason = reader.text("why", required: PhotoTexts.reasonMissing)
        try reader.finish()
        try RemovePhoto.run(pupil.id, because: reason, by: permit, in: tx)
        return .redirect(to: "/pupils/\(pupil.id)?done=photo-removed")
    }
}
