import Base
import Database
import Organisation
import Web

@testable import Identity

/// The education database: what succeeds, in an order in which each finds what it needs.
extension WriteCase {
    static let pupils: [WriteCase] = [
        WriteCase(
            operation: "POST /units/:unit/classes", login: "truong", body: ["name": "Lớp Mới", "grade": "{grade}"],
            reads: "/classes/{made}", log: ("add class", ["name"]), keeps: "newClass"),
        WriteCase(
            operation: "PUT /classes/:class", login: "truong",
            body: ["name": "Lớp Đổi", "grade": "{grade}", "twoSessions": true], with: ["class": "{newClass}"],
            reads: "/classes/{newClass}", log: ("correct class", ["name"])),
        WriteCase(
            operation: "POST /units/:unit/pupils", login: "truong",
            body: [
                "name": "Nguyễn Thử Nghiệm", "bornOn": "2019-05-06", "sex": "02", "class": "{newClass}",
                "entry": "new", "day": "2023-09-05",
            ], reads: "/pupils/{made}", log: ("add pupil", ["name"]), keeps: "child"),
        WriteCase(
            operation: "PUT /pupils/:pupil", login: "truong",
            body: [
                "name": "Nguyễn Thử Nghiệm", "bornOn": "2019-05-07", "sex": "02", "kind": "correction",
                "twoSessions": true,
            ], with: ["pupil": "{child}"], reads: "/pupils/{child}", log: ("change pupil", ["born"])),
        WriteCase(
            operation: "POST /pupils/:pupil/placements/move", login: "truong",
            body: ["class": "{class}", "day": "2023-09-08"], with: ["pupil": "{child}"],
            reads: "/pupils/{child}/placements", log: ("place pupil", ["class"])),
        WriteCase(
            operation: "POST /pupils/:pupil/placements/leave", login: "truong",
            body: ["how": "deferred", "day": "2023-09-12"], with: ["pupil": "{child}"],
            reads: "/pupils/{child}/placements", log: ("place pupil", ["leaving"])),
        WriteCase(
            operation: "POST /pupils/:pupil/placements/return", login: "truong",
            body: ["class": "{newClass}", "day": "2023-09-15"], with: ["pupil": "{child}"],
            reads: "/pupils/{child}/placements", log: ("place pupil", ["class"])),
        WriteCase(
            operation: "POST /pupils/:pupil/rewards", login: "truong",
            body: ["kind": "reward", "givenOn": "2023-09-18", "content": "Giấy khen"], with: ["pupil": "{child}"],
            reads: "/pupils/{child}/rewards/{made}", log: ("add reward", ["content"]), keeps: "reward"),
        WriteCase(
            operation: "PUT /pupils/:pupil/rewards/:reward", login: "truong",
            body: ["kind": "reward", "givenOn": "2023-09-18", "content": "Giấy khen của quận", "why": "ghi nhầm"],
            with: ["pupil": "{child}"], reads: "/pupils/{child}/rewards/{reward}", log: ("correct reward", ["content"])),
        WriteCase(
            operation: "POST /pupils/:pupil/rewards/:reward/end", login: "truong", body: ["endedOn": "2023-09-19"],
            with: ["pupil": "{child}"], reads: "/pupils/{child}/rewards/{reward}", log: ("correct reward", ["ended"])),
        WriteCase(
            operation: "POST /pupils/:pupil/guardians", login: "truong",
            body: ["name": "Trần Thị Mẹ", "relation": "mother", "phone": "0911111111"], with: ["pupil": "{child}"],
            reads: "/pupils/{child}/guardians", log: ("add guardian", ["relation"]), keeps: "guardian"),
        WriteCase(
            operation: "POST /pupils/:pupil/guardians/:guardian/end", login: "truong", with: ["pupil": "{child}"],
            reads: "/pupils/{child}/guardians", log: ("remove guardian", [])),
        WriteCase(
            operation: "PUT /pupils/:pupil/identity", login: "truong", body: ["phone": "0900000000"],
            with: ["pupil": "{child}"], reads: "/pupils/{child}/identity", log: ("change private", [])),
        WriteCase(
            operation: "PUT /pupils/:pupil/origin", login: "truong", body: ["ethnicity": "01"],
            with: ["pupil": "{child}"], reads: "/pupils/{child}/origin", log: ("change private", [])),
        WriteCase(
            operation: "POST /pupils/:pupil/health", login: "yte", body: ["day": "2023-09-18", "height": "110"],
            with: ["pupil": "{child}"], reads: "/pupils/{child}/health", log: ("add health check", [])
        ) { scene in try await scene.nurse() },
        WriteCase(
            operation: "POST /pupils/:pupil/violence", login: "truong",
            body: ["happenedOn": "2023-09-12", "form": "Xô đẩy"], with: ["pupil": "{child}"],
            reads: "/pupils/{child}/violence/{made}", log: ("add incident", []), keeps: "incident"),
        WriteCase(
            operation: "PUT /pupils/:pupil/violence/:incident", login: "truong",
            body: ["happenedOn": "2023-09-12", "form": "Xô đẩy", "outcome": "Hòa giải", "why": "thiếu kết quả"],
            with: ["pupil": "{child}"], reads: "/pupils/{child}/violence/{incident}", log: ("correct incident", [])),
        WriteCase(
            operation: "POST /pupils/:pupil/violence/:incident/remove", login: "truong", body: ["why": "ghi nhầm"],
            with: ["pupil": "{child}"], reads: "/pupils/{child}/violence/{incident}", log: ("remove incident", []),
            late: 404),
        WriteCase(
            operation: "POST /pupils/:pupil/photo/remove", login: "truong", body: ["why": "Phụ huynh đề nghị"],
            with: ["pupil": "{child}"], reads: "/pupils/{child}/photo", log: ("remove photo", [])
        ) { scene in
            let account = try await scene.first("SELECT id FROM identity_account WHERE login = 'truong'")
            try await scene.run(
                """
                INSERT INTO records_photo (pupil_id, content, width, height, agreed_by, agreed_on, uploaded_by, uploaded_at)
                VALUES (\(scene.values["child"] ?? ""), 'AAAA', 10, 10, 'Trần Thị Mẹ', '2023-09-10', \(account), \(World.start))
                """)
        },
        WriteCase(
            operation: "POST /units/:unit/views", login: "truong", body: ["name": "Nữ", "query": "sex=02"],
            reads: "/units/{unit}/views", log: ("save view", ["name", "query"]), keeps: "view"),
        WriteCase(
            operation: "DELETE /units/:unit/views/:view", login: "truong", reads: "/units/{unit}/views",
            log: ("remove view", ["name"])),
        WriteCase(
            operation: "POST /units/:unit/bulk", login: "truong",
            body: ["what": "move", "pupils": ["{child}"], "class": "{class}", "day": "2023-09-19"],
            reads: "/units/{unit}/bulk", log: ("place pupil", ["class"]), keeps: "import"),
        WriteCase(
            operation: "POST /units/:unit/bulk/:import/undo", login: "truong", reads: "/units/{unit}/bulk",
            log: ("undo import", [])),
        WriteCase(
            operation: "POST /units/:unit/pupils/imports", login: "truong",
            body: ["file": "lop.csv", "rows": "Họ tên,Ngày sinh,Giới tính,Lớp\nNguyễn Văn Thêm,06/05/2017,Nam,{seat}"],
            reads: "/units/{unit}/pupils/imports", log: ("import pupils", [])
        ) { scene in
            scene.values["seat"] = try await scene.first(
                "SELECT name AS id FROM records_class WHERE id = \(scene.values["class"] ?? "")")
        },
        WriteCase(
            operation: "POST /units/:unit/classes/imports", login: "truong",
            body: ["file": "lop.csv", "rows": "Tên lớp,Khối\nLớp Trong Bảng,{grade}"],
            reads: "/units/{unit}/classes/imports", log: ("import classes", [])
        ) { scene in
            scene.values["grade"] = try await scene.first(
                "SELECT grade AS id FROM records_class WHERE id = \(scene.values["class"] ?? "")")
        },
        WriteCase(
            operation: "POST /units/:unit/staff/imports", login: "truong",
            body: [
                "file": "nhansu.csv", "rows": "Họ tên,Ngày sinh,Giới tính,Nhóm cán bộ\nTrần Thị Thêm,06/05/1980,Nữ,03",
            ],
            reads: "/units/{unit}/staff/imports", log: ("import staff", [])),
        WriteCase(
            operation: "POST /units/:unit/teachings/imports", login: "truong",
            body: ["file": "phancong.csv", "rows": "Lớp,Môn học,Học kỳ,Tiết một tuần\n{seat},{subject},2,7"],
            reads: "/units/{unit}/teachings/imports", log: ("import teachings", [])),
        WriteCase(
            operation: "POST /units/:unit/pupils/imports/:import/undo", login: "truong",
            reads: "/units/{unit}/pupils/imports", log: ("undo import", [])
        ) { scene in try await scene.past("pupils") },
        WriteCase(
            operation: "POST /units/:unit/staff/imports/:import/undo", login: "truong",
            reads: "/units/{unit}/staff/imports", log: ("undo import", [])
        ) { scene in try await scene.past("staff") },
        WriteCase(
            operation: "POST /units/:unit/classes/imports/:import/undo", login: "truong",
            reads: "/units/{unit}/classes/imports", log: ("undo import", [])
        ) { scene in try await scene.past("classes") },
        WriteCase(
            operation: "POST /units/:unit/teachings/imports/:import/undo", login: "truong",
            reads: "/units/{unit}/teachings/imports", log: ("undo import", [])
        ) { scene in try await scene.past("teachings") },
        WriteCase(
            operation: "POST /units/:unit/duplicates", login: "truong", body: ["keep": "{child}", "hide": "{twin}"],
            reads: "/pupils/{twin}", log: ("merge pupils", ["merged"])
        ) { scene in
            let head = try await scene.person("truong")
            let body: [String: JSONValue] = [
                "name": "Nguyễn Thử Nghiệm", "bornOn": "2019-05-07", "sex": "02", "entry": "new",
                "class": .string(scene.filled("{class}")), "day": "2023-09-05", "anotherChild": true,
            ]
            scene.values["twin"] = await head.ask(.post, scene.filled("/units/{unit}/pupils"), body).id
        },
        WriteCase(
            operation: "POST /units/:unit/duplicates/part", login: "truong",
            body: ["keep": "{child}", "hide": "{twin}"], reads: "/pupils/{twin}", log: ("part pupils", ["merged"])),
        WriteCase(
            operation: "POST /snapshots", login: "truong", body: ["day": "2023-09-20"],
            reads: "/units/{unit}/snapshots", log: ("freeze figures", [])),
    ]

    static let staff: [WriteCase] = [
        WriteCase(
            operation: "POST /units/:unit/staff", login: "truong",
            body: [
                "name": "Lê Văn Thầy", "bornOn": "1980-01-02", "sex": "01", "family": "03", "from": "2023-09-01",
                "periods": 20,
            ], reads: "/units/{unit}/staff", log: ("add staff", ["name"]), keeps: "staff"),
        WriteCase(
            operation: "POST /units/:unit/staff/:staff/qualifications", login: "truong",
            body: ["kind": "training", "name": "Đại học", "givenOn": "2005-01-01"],
            reads: "/units/{unit}/staff/{staff}", log: ("add qualification", ["kind"])),
        WriteCase(
            operation: "PUT /units/:unit/staff/:staff", login: "truong",
            body: ["name": "Lê Văn Cô", "bornOn": "1980-01-02", "sex": "02"],
            reads: "/units/{unit}/staff/{staff}", log: ("correct staff", ["name"])),
        WriteCase(
            operation: "PUT /units/:unit/staff/:staff/private", login: "truong", body: ["phone": "0911111111"],
            reads: "/units/{unit}/staff/{staff}/private", log: ("change private", [])),
        WriteCase(
            operation: "PUT /units/:unit/record", login: "truong", body: ["more": ["FAX": "024 3333 4444"]],
            reads: "/units/{unit}/record", log: ("correct school", ["FAX"])),
        WriteCase(
            operation: "POST /classes/:class/remove", login: "truong", body: ["why": "ghi nhầm"],
            with: ["class": "{emptyClass}"], reads: "/classes/{emptyClass}", log: ("remove class", ["name"]), late: 404
        ) { scene in
            let head = try await scene.person("truong")
            let body: [String: JSONValue] = ["name": "Lớp Trống", "grade": .string(scene.filled("{grade}"))]
            scene.values["emptyClass"] = await head.ask(.post, scene.filled("/units/{unit}/classes"), body).id
        },
        WriteCase(
            operation: "PUT /units/:unit/staff/:staff/qualifications/:qualification", login: "truong",
            body: ["kind": "training", "name": "Thạc sĩ", "givenOn": "2005-01-01", "why": "ghi nhầm"],
            reads: "/units/{unit}/staff/{staff}/qualifications/{qualification}",
            log: ("correct qualification", ["paper"])
        ) { scene in
            scene.values["qualification"] = try await scene.first(
                "SELECT id FROM records_qualification WHERE staff_id = \(scene.values["staff"] ?? "")")
        },
        WriteCase(
            operation: "POST /units/:unit/staff/:staff/qualifications/:qualification/remove", login: "truong",
            body: ["why": "của người khác"], reads: "/units/{unit}/staff/{staff}/qualifications/{qualification}",
            log: ("remove qualification", ["paper"]), late: 404),
        WriteCase(
            operation: "POST /classes/:class/subjects", login: "truong",
            body: ["subject": "{subject}", "term": 1, "teacher": "{staff}", "from": "2023-09-05"],
            reads: "/classes/{class}/subjects", log: ("assign teacher", ["teacher"])),
        WriteCase(
            operation: "POST /classes/:class/subjects/end", login: "truong",
            body: ["subject": "{subject}", "term": 1, "day": "2023-09-15"], reads: "/classes/{class}/subjects",
            log: ("end teaching", [])),
        WriteCase(
            operation: "POST /units/:unit/staff/:staff/contract", login: "truong",
            body: ["post": "{post}", "day": "2023-09-10", "periods": 10], reads: "/units/{unit}/staff/{staff}",
            log: ("change post", ["periods"])
        ) { scene in
            scene.values["post"] = try await scene.first(
                "SELECT id FROM records_post WHERE staff_id = \(scene.values["staff"] ?? "")")
        },
        WriteCase(
            operation: "PUT /units/:unit/staff/:staff/posts/:post", login: "truong",
            body: ["family": "03", "from": "2023-09-10", "periods": 12, "why": "ghi nhầm"],
            reads: "/units/{unit}/staff/{staff}/posts/{post}", log: ("correct post", ["periods"])
        ) { scene in
            scene.values["post"] = try await scene.first(
                "SELECT id FROM records_post WHERE staff_id = \(scene.values["staff"] ?? "") AND valid_to IS NULL")
        },
        WriteCase(
            operation: "POST /units/:unit/posts/:post/end", login: "truong", body: ["day": "2023-09-18"],
            reads: "/units/{unit}/staff/{staff}", log: ("end post", ["to"])
        ) { scene in
            scene.values["post"] = try await scene.first(
                "SELECT id FROM records_post WHERE staff_id = \(scene.values["staff"] ?? "") AND valid_to IS NULL")
        },
        WriteCase(
            operation: "POST /units/:unit/staff/:staff/posts/:post/remove", login: "truong",
            body: ["why": "ghi nhầm"], reads: "/units/{unit}/staff/{staff}/posts/{post}", log: ("remove post", []),
            late: 404),
    ]

    static let betweenSchools: [WriteCase] = [
        WriteCase(
            operation: "POST /transfers", login: "truong2",
            body: ["code": "HS1", "bornOn": "{born}", "day": "2023-10-01"], reads: "/transfers/{made}",
            log: ("transfer pupil", ["transfer"]), keeps: "transfer"
        ) { scene in
            let pupil = scene.values["pupil"] ?? ""
            try await scene.run("UPDATE records_pupil SET code = 'HS1' WHERE id = \(pupil)")
            scene.values["born"] = try await scene.first("SELECT born_on AS id FROM records_pupil WHERE id = \(pupil)")
        },
        WriteCase(
            operation: "POST /transfers/:transfer/answer", login: "truong", body: ["state": "released"],
            reads: "/transfers/{transfer}", log: ("transfer pupil", ["transfer"])),
        WriteCase(
            operation: "POST /transfers/:transfer/seat", login: "truong2", body: ["class": "{theirs}"],
            reads: "/transfers/{transfer}", log: ("transfer pupil", ["transfer"])
        ) { scene in
            let head = try await scene.person("truong2")
            let body: [String: JSONValue] = ["name": "1K", "grade": .string(scene.values["grade"] ?? "")]
            scene.values["theirs"] = await head.ask(.post, scene.filled("/units/{unit2}/classes"), body).id
        },
        WriteCase(
            operation: "POST /joins", login: "truong",
            body: ["first": "{one}", "second": "{other}", "state": "asked", "reason": "Cùng tên, cùng ngày sinh"],
            reads: "/joins/{made}", log: ("join pupils", ["join"]), keeps: "join"
        ) { scene in
            for (name, login, unit, seat) in [
                ("one", "truong", "{unit}", "{class}"), ("other", "truong2", "{unit2}", "{theirs}"),
            ] {
                let head = try await scene.person(login)
                let body: [String: JSONValue] = [
                    "name": "Đỗ Sao Khuê", "bornOn": "2018-09-02", "sex": "02", "entry": "new",
                    "class": .string(scene.filled(seat)), "anotherChild": true,
                    "day": name == "one" ? "2023-09-05" : "2023-09-11",
                ]
                scene.values[name] = await head.ask(.post, scene.filled("/units/\(unit)/pupils"), body).id
            }
        },
        WriteCase(
            operation: "POST /joins/:join/answer", login: "truong2", body: ["state": "refused", "answer": "Hai em"],
            reads: "/joins/{join}", log: ("join pupils", ["join"])),
        WriteCase(
            operation: "POST /loads/:load/apply", login: "phong", reads: "/loads/{load}",
            log: ("apply load", ["state"])
        ) { scene in try await scene.load() },
        WriteCase(
            operation: "POST /loads/:load/back", login: "phong", reads: "/loads/{load}",
            log: ("take load back", ["state"])),
    ]

    static let year: [WriteCase] = [
        WriteCase(
            operation: "POST /pupils/:pupil/placements/pass", login: "truong",
            body: ["goes": "repeated", "class": "{next}", "day": "2024-08-05"],
            reads: "/pupils/{pupil}/placements", log: ("place pupil", ["class"])
        ) { scene in
            let next = ID<WriteScene>(at: World.start).text
            try await scene.run(
                """
                INSERT INTO records_class (id, unit_id, school_year, name, name_sort, grade, age_group, changed_at)
                SELECT \(next), unit_id, '2024-2025', 'Cũ', 'cu', grade, age_group, changed_at FROM records_class
                WHERE id = \(scene.values["class"] ?? "")
                """)
            scene.values["next"] = next
        },
        WriteCase(
            operation: "POST /year", login: "truong", body: ["day": "2024-08-05"], reads: "/year",
            log: ("turn year", [])
        ) { scene in
            let next = scene.values["next"] ?? ""
            try await scene.run(
                "DELETE FROM records_placement WHERE class_id = \(next)",
                "DELETE FROM records_class WHERE id = \(next)",
                "UPDATE records_placement SET valid_to = NULL, leaving = NULL WHERE leaving = 'repeated'")
        },
        WriteCase(operation: "POST /year/undo", login: "truong", reads: "/year", log: ("undo turn", ["day"])),
        WriteCase(
            operation: "POST /year/confirm", login: "truong", reads: "/year", log: ("confirm year", ["confirmed"])
        ) { scene in
            let head = try await scene.person("truong")
            await head.ask(.post, "/year", ["day": "2024-08-05"])
        },
    ]
}

extension WriteScene {
    /// A nurse at the first school.
    func nurse() async throws {
        let account = Account(id: AccountID(at: World.start), login: "yte", name: "Người y tế", language: .vi)
        let hash = try PasswordHash(of: World.password, cost: .cheap)
        let unit = world.city.schools[0][0].id
        try await world.database.write { tx in
            try AccountRows.insert(account, email: nil, password: hash, at: World.start, in: tx)
            let grant = Grant(
                id: GrantID(at: World.start), unit: unit, role: .nurse, validFrom: World.start.day, validTo: nil)
            try AccountRows.insert(grant, of: account.id, in: tx)
        }
    }

    /// A sheet that somebody took in for their unit, and that did nothing.
    func past(
        _ subject: String, in table: StaticString = "records_import", by login: String = "truong"
    ) async throws {
        let account = try await first("SELECT id FROM identity_account WHERE login = \(login)")
        let unit = try await first("SELECT unit_id AS id FROM identity_grant WHERE account_id = \(account)")
        let id = ID<WriteScene>(at: World.start).text
        try await run(
            """
            INSERT INTO \(raw: table) (id, unit_id, file_name, made_by, made_at, added, changed, subject)
            VALUES (\(id), \(unit), 'a.csv', \(account), \(World.start), 0, 0, \(subject))
            """)
        values["import"] = id
    }

    /// A sheet of a district that was looked at.
    func load() async throws {
        let id = ID<WriteScene>(at: World.start).text
        try await run(
            """
            INSERT INTO records_load (id, unit_id, file_name, headings, state, made_at, total)
            VALUES (\(id), \(values["district"] ?? ""), 'a.csv', '[]', 'checked', \(World.start), 1)
            """)
        values["load"] = id
    }
}
