import Database
import TestKit
import Testing
import Web

/// Parents see the photograph of their own child: no other child's by any address, and each look is written down.
@Suite(.serialized) struct ChildPhotoTests {
    private func photograph(_ pupil: String, _ world: World) async throws {
        try await world.database.write { tx in
            try tx.run(
                """
                INSERT INTO records_photo (pupil_id, content, width, height, agreed_by, agreed_on, uploaded_by,
                    uploaded_at)
                SELECT \(pupil), '/9j/AAA=', 1, 1, 'Mẹ', '2023-09-10', MIN(id), '2023-09-10T00:00:00.000Z'
                FROM identity_account
                """)
        }
    }

    private func readings(_ world: World) async throws -> [String] {
        try await world.database.read { tx in
            try tx.all(
                "SELECT subject_id FROM identity_audit WHERE action = 'read sensitive' AND detail = 'photo' ORDER BY at, id"
            ) { try $0["subject_id"] }
        }
    }

    @Test(arguments: TestEngine.available)
    func parentsSeeTheirChildAndNoOther(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let own = try await world.family()
            let other = try await world.family("phuhuynh2", child: 1)
            #expect(own != other)
            let parent = try await world.browser("phuhuynh")
            await parent.open("/children")
            #expect(!parent.html.contains("/photo"), "no picture, no frame for it")
            await parent.open("/children/\(own)/photo")
            #expect(parent.status == 404)
            for child in [own, other] { try await photograph(child, world) }

            await parent.open("/children")
            #expect(parent.html.contains("/children/\(own)/photo") && !parent.html.contains(other))
            await parent.open("/children/\(own)/photo")
            #expect(parent.status == 200 && parent.response.header("content-type") == "image/jpeg")
            #expect(parent.response.header("cache-control") == "no-store")
            #expect(parent.response.body.starts(with: [0xFF, 0xD8]))
            let foreign = [
                "/children/\(other)/photo", "/pupils/\(own)/photo", "/pupils/\(other)/photo", "/children/x/photo",
                "/children/\(own)/../\(other)/photo", "/children/\(own)%2F..%2F\(other)/photo",
                "/children/\(other.uppercased())/photo", "/children/\(own),\(other)/photo",
                "/children/%27%20OR%201=1--/photo",
            ]
            for address in foreign {
                await parent.open(address)
                #expect(parent.status == 404, "\(address)")
                #expect(!parent.response.body.starts(with: [0xFF, 0xD8]), "\(address)")
            }
            for login in ["truong", "giaovien", "truong2", "so", "phong", "xem", "phuhuynh2"] {
                let stranger = try await world.browser(login)
                await stranger.open("/children/\(own)/photo")
                #expect(stranger.status == 404, "\(login)")
            }
            let nobody = PageBrowser(world.router)
            await nobody.open("/children/\(own)/photo")
            #expect(nobody.path.hasPrefix("/sign-in"))

            #expect(try await readings(world) == [own], "one look, written down once; a refused one is none")
            await parent.open("/children")
            #expect(parent.sees("Ảnh học sinh") && parent.sees("Người phuhuynh"))

            try await world.database.write { tx in
                try tx.run("DELETE FROM records_guardianship WHERE pupil_id = \(own)")
            }
            await parent.open("/children/\(own)/photo")
            #expect(parent.status == 404, "whoever is no guardian any more sees nothing")
        }
    }

    /// The school's own looks too: one line for a look, whatever is fetched for it; a page of cards writes all of its
    /// down together.
    @Test(arguments: TestEngine.available)
    func whoeverLooksAtTheSchoolIsWrittenDown(engine: TestEngine) async throws {
        try await World.with(engine, publishes: false, withPupils: true) { world in
            let own = try await world.family()
            let other = try await world.family("phuhuynh2", child: 1)
            let unit = try await world.database.read { tx in
                try tx.first("SELECT unit_id FROM records_placement WHERE pupil_id = \(own)") {
                    try $0["unit_id"] as String
                }
            }
            let head = try await world.browser("truong")
            await head.open("/pupils/\(own)/photo")
            #expect(head.status == 404)
            #expect(try await readings(world).isEmpty, "there was nothing to look at")
            for child in [own, other] { try await photograph(child, world) }
            for _ in 0..<3 {
                await head.open("/pupils/\(own)/photo")
                #expect(head.status == 200 && head.response.header("content-type") == "image/jpeg")
            }
            #expect(try await readings(world) == [own])
            await head.open("/units/\(unit ?? "")/pupils/paper?paper=list")
            #expect(try await readings(world) == [own], "a list without pictures is no look")
            let teacher = try await world.browser("giaovien")
            await teacher.open("/units/\(unit ?? "")/pupils/paper?paper=cards")
            #expect(try await readings(world).sorted() == [own, own, other].sorted())
            for child in [own, other] {
                await teacher.open("/pupils/\(child)/photo")
                #expect(teacher.status == 200)
            }
            #expect(try await readings(world).count == 3, "the pictures belong to the look")
            for login in ["truong2", "so", "phong", "xem"] {
                let stranger = try await world.browser(login)
                await stranger.open("/pupils/\(own)/photo")
                #expect(stranger.status == 404, "\(login)")
            }
            #expect(try await readings(world).count == 3)
            let parent = try await world.browser("phuhuynh")
            await parent.open("/children")
            #expect(parent.sees("Ảnh học sinh") && parent.sees("Người truong"))
        }
    }
}
