import Base
import Database
import Foundation
import TestKit
import Testing
import Web

@testable import Files

/// The copy that a person receives, opened as they would open it.
@Suite(.serialized) struct DataCopyTests {
    private func part(_ name: String, _ archive: ZipArchive) throws -> [UInt8] {
        try #require(try archive.part(name)).whole()
    }

    @Test(arguments: TestEngine.available)
    func theFolderHoldsTheSameAsTheFileAndThePhotograph(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let pupil = try await world.family()
            try await world.database.write { tx in
                try tx.run("UPDATE records_pupil SET name = 'Lê <b>An' WHERE id = \(pupil)")
            }
            let school = try await world.browser("truong")
            await school.open("/pupils/\(pupil)/photo/change")
            try await school.press(
                "Tải ảnh lên", ["agreedBy": "Mẹ", "agreedOn": "19/9/2023", "agreed": "yes"],
                upload: ("file", Upload(name: "anh.png", bytes: TestPicture.png)))
            await school.open("/pupils/\(pupil)/photo")
            let photo = school.response.body
            #expect(photo.starts(with: [0xFF, 0xD8]))

            let parent = try await world.browser("phuhuynh")
            await parent.open("/privacy/own/pupil/\(pupil)/khue.json")
            let json = parent.response.body
            await parent.open("/privacy/own/pupil/\(pupil)")
            await parent.open(try parent.link("Tải bản sao để đọc và giữ (ZIP)"))
            #expect(parent.status == 200 && parent.response.header("content-type") == "application/zip")
            let archive = try ZipArchive(parent.response.body, limits: .standard)
            #expect(archive.names == ["khue.json", "du-lieu.html", "data.html", "photo.jpg"])
            #expect(try part("khue.json", archive) == json)
            #expect(try part("photo.jpg", archive) == photo)
            for (name, words) in [("du-lieu.html", "Sức khỏe học đường"), ("data.html", "School health")] {
                let page = String(decoding: try part(name, archive), as: UTF8.self)
                #expect(page.contains(words) && page.contains("Lê &lt;b&gt;An") && !page.contains("<b>An"), "\(name)")
                #expect(page.contains("data:image/jpeg;base64," + Data(photo).base64EncodedString()), "\(name)")
                for outside in ["http://", "https://", "<script", "<link", "src=\"/", "href="] {
                    #expect(!page.contains(outside), "\(name) loads nothing: \(outside)")
                }
            }
            let readings = try await world.database.read { tx in
                try tx.count(
                    """
                    SELECT COUNT(*) AS n FROM identity_audit
                    WHERE action = 'read sensitive' AND subject = 'pupil' AND detail = 'export'
                    """)
            }
            #expect(readings == 3, "each copy is in the log")

            await parent.open("/privacy")
            let own = try #require(parent.html.firstMatch(of: #/\/privacy\/own\/account\/[^"]+/#)).output
            await parent.open(own + "/khue.zip")
            let mine = try ZipArchive(parent.response.body, limits: .standard)
            #expect(mine.names == ["khue.json", "du-lieu.html", "data.html"], "no photograph of a grown-up is kept")
            #expect(String(decoding: try part("khue.json", mine), as: UTF8.self).contains("phuhuynh"))
        }
    }
}
