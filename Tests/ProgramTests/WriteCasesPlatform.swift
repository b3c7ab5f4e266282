import Base
import Database
import Organisation
import Testing
import Web

@testable import Identity

/// Units, years, the directory, accounts, messages: what succeeds, in an order in which each finds what it needs.
extension WriteCase {
    static let units: [WriteCase] = [
        WriteCase(
            operation: "POST /units/imports", login: "so",
            body: [
                "file": "don-vi.csv",
                "rows": "Mã đơn vị,Tên đơn vị,Loại,Cấp học,Mã cấp trên\nTH-BANG,Trường Trong Bảng,school,02,{above}",
            ], reads: "/units/imports", log: ("add unit", ["name"])
        ) { scene in
            scene.values["above"] = try await scene.first(
                "SELECT code AS id FROM organisation_unit WHERE id = \(scene.values["district"] ?? "")")
        },
        WriteCase(
            operation: "POST /units/imports/:import/undo", login: "so", reads: "/units/imports",
            log: ("undo import", [])
        ) { scene in try await scene.past("units", in: "organisation_import", by: "so") },
        WriteCase(
            operation: "POST /units", login: "so",
            body: [
                "code": "TH-MOI", "kind": "school", "name": "Trường Tiểu học Mới", "levels": ["02"],
                "parent": "{district}", "from": "2023-09-01", "address": "1 phố Mới",
            ], reads: "/units/{made}", log: ("add unit", ["name", "administrative", "opened"]), keeps: "new"),
        WriteCase(
            operation: "PUT /units/:unit", login: "so",
            body: ["name": "Trường Tiểu học Đổi Tên", "parent": "{district2}", "from": "2023-09-10"],
            with: ["unit": "{new}"], reads: "/units/{new}", log: ("change unit", ["name", "administrative"])),
        WriteCase(
            operation: "POST /units/:unit/close", login: "so", body: ["lastDay": "2023-12-31"],
            with: ["unit": "{new}"], reads: "/units/{new}", log: ("change unit", ["closed"])),
        WriteCase(
            operation: "POST /school-years", login: "so",
            body: [
                "schoolYear": "2030-2031", "startsOn": "2030-09-05", "secondTermOn": "2031-01-16",
                "endsOn": "2031-05-31", "source": "QĐ 1 ngày 1/8/2030",
            ], reads: "/school-years/2030-2031", log: ("enter school year", ["starts", "source"])),
        WriteCase(
            operation: "PUT /school-years/:year", login: "so",
            body: [
                "startsOn": "2030-09-06", "secondTermOn": "2031-01-16", "endsOn": "2031-05-31",
                "source": "QĐ 2 ngày 9/8/2030",
            ], with: ["year": "2030-2031"], reads: "/school-years/2030-2031",
            log: ("change school year", ["starts", "source"])),
        WriteCase(
            operation: "POST /units/:unit/people", login: "truong",
            body: ["name": "Lê Đầu Mối", "post": "technology", "phone": "02438250000"],
            reads: "/units/{unit}/people/{made}", log: ("add person", ["name", "phone"]), keeps: "contact"),
        WriteCase(
            operation: "PUT /units/:unit/people/:contact", login: "truong",
            body: ["name": "Lê Đầu Mối", "post": "deputy", "phone": "02438250001"],
            reads: "/units/{unit}/people/{contact}", log: ("change person", ["phone", "post"])),
        WriteCase(
            operation: "POST /units/:unit/people/confirmation", login: "truong",
            reads: "/units/{unit}/people/confirmation",
            log: ("confirm directory", ["confirmed"])),
        WriteCase(
            operation: "DELETE /units/:unit/people/:contact", login: "truong", reads: "/units/{unit}/people",
            log: ("remove person", ["name"])),
    ]

    static let accounts: [WriteCase] = [
        WriteCase(
            operation: "POST /accounts/imports/:import/undo", login: "quantri", reads: "/accounts/imports",
            log: ("undo import", [])
        ) { scene in try await scene.past("accounts", in: "organisation_import", by: "quantri") },
        WriteCase(
            operation: "POST /accounts", login: "quantri",
            body: [
                "name": "Người Mới", "login": "nguoimoi", "email": "moi@khue.vn", "role": "staff", "unit": "{code}",
            ], reads: "/accounts/{made}", log: ("create account", ["login"]), keeps: "account"),
        WriteCase(
            operation: "POST /accounts/imports", login: "quantri",
            body: [
                "file": "tai-khoan.csv",
                "rows": "login,name,email,unit,role\nnguoithem,Người Thêm,them@khue.vn,{code},viewer",
            ],
            reads: "/accounts", log: ("create account", ["login"])),
        WriteCase(
            operation: "POST /accounts/:account/invitation", login: "quantri", reads: "/accounts/{account}",
            log: ("send invitation", []), leaves: true),
        WriteCase(
            operation: "POST /accounts/:account/roles", login: "quantri",
            body: ["role": "viewer", "unit": "{code}", "from": "2023-09-01"], reads: "/accounts/{account}",
            log: ("give role", ["role"])),
        WriteCase(
            operation: "POST /accounts/:account/roles/:grant/end", login: "quantri", body: ["day": "2023-10-01"],
            reads: "/accounts/{account}", log: ("end role", ["role"])
        ) { scene in
            scene.values["grant"] = try await scene.first(
                "SELECT id FROM identity_grant WHERE account_id = \(scene.values["account"] ?? "") AND role = 'viewer'")
        },
        WriteCase(
            operation: "POST /accounts/:account/state", login: "quantri", body: ["state": "disable"],
            reads: "/accounts/{account}", log: ("disable", ["state"])),
        WriteCase(
            operation: "POST /programs/:client/end", login: "quantri", reads: "/programs", log: ("end program", [])
        ) { scene in
            try await scene.program()
        },
        WriteCase(
            operation: "POST /account/delegations", login: "truong", body: ["login": "giaovien", "to": "2023-09-30"],
            reads: "/account/delegations", log: ("delegate", ["role"]), keeps: "grant"),
        WriteCase(
            operation: "POST /account/delegations/:grant/end", login: "truong", reads: "/account/delegations",
            log: ("take back", ["role"])),
        WriteCase(
            operation: "DELETE /account/sessions", login: "truong", reads: "/account/sessions",
            log: ("sign out everywhere", [])
        ) { scene in _ = try await scene.world.browser("truong") },
        WriteCase(
            operation: "DELETE /account/tokens/:token", login: "truong", reads: "/account/tokens",
            log: ("end token", [])
        ) { scene in
            _ = try await scene.world.token("truong", ["units:read"])
            scene.values["token"] = try await scene.first("SELECT id FROM identity_token WHERE name = 'phần mềm'")
        },
    ]

    static let alarms: [WriteCase] = [
        WriteCase(
            operation: "POST /role-requests/:request/decision", login: "quantri", body: ["decision": "give"],
            reads: "/role-requests/{request}", log: ("confirm role", ["role"])
        ) { scene in
            let asker = try await scene.first("SELECT id FROM identity_account WHERE login = 'quantritruong'")
            let new = AccountActions.NewAccount(
                name: "Người Mới", login: "quantrimoi", email: nil, unit: world(scene), role: .administrator,
                from: World.start.day, to: nil)
            let request = RoleRequest(
                id: RoleRequestID(at: World.start), account: nil, new: new,
                askedBy: try #require(AccountID(asker)), askedAt: World.start)
            try await scene.world.database.write { tx in try RoleRequestRows.insert(request, in: tx) }
            scene.values["request"] = request.id.text
        },
        WriteCase(
            operation: "PUT /alarm-bounds", login: "quantri", body: ["exports": 5, "strayed": 0],
            reads: "/alarm-bounds",
            log: ("set alarm bounds", ["exports", "strayed"])),
        WriteCase(
            operation: "POST /alarms/:alarm/acknowledgement", login: "quantri", body: ["remark": "Đã hỏi, đúng việc"],
            reads: "/alarms/{alarm}", log: ("acknowledge alarm", ["remark"])
        ) { scene in
            let now = World.start
            let alarm = Alarm(
                id: AlarmID(at: now), kind: .exports,
                whom: try await scene.first(
                    "SELECT id FROM identity_account WHERE login = 'truong'"),
                unit: world(scene), times: 20, bound: 20, since: now, raised: now, example: "")
            try await scene.world.database.write { tx in try AlarmRows.insert(alarm, in: tx) }
            scene.values["alarm"] = alarm.id.text
        },
    ]

    private static func world(_ scene: WriteScene) -> UnitID { scene.world.city.schools[0][0].id }

    static let messages: [WriteCase] = [
        WriteCase(
            operation: "PUT /preferences", login: "truong",
            body: ["byMail": true, "byHook": false, "isDaily": true, "quietFrom": 21, "quietTo": 6],
            reads: "/preferences", log: ("change preferences", ["daily", "quiet"])),
        WriteCase(
            operation: "POST /preferences/devices", login: "truong",
            body: [
                "name": "Máy của tôi", "endpoint": "https://fcm.googleapis.com/fcm/send/abc",
                "key": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "secret": "BTBZMqHH6r4Tts7J_aSIgg",
            ], reads: "/preferences/devices", log: ("turn on device", ["device"]), keeps: "browser"),
        WriteCase(
            operation: "DELETE /preferences/devices/:device", login: "truong", with: ["device": "{browser}"],
            reads: "/preferences/devices", log: ("sign off device", ["device"])),
        WriteCase(
            operation: "POST /messages/:message/reading", login: "truong", reads: "/messages/{message}"
        ) { scene in
            for _ in 0..<2 { scene.values["message"] = try await scene.message(to: "truong", unit: "unit").message }
        },
        WriteCase(operation: "POST /messages/reading", login: "truong", reads: "/messages"),
        WriteCase(
            operation: "POST /deliveries/:delivery/decision", login: "quantri", body: ["decision": "again"],
            reads: "/deliveries/{delivery}", log: ("decide delivery", ["state"])
        ) { scene in scene.values["delivery"] = try await scene.message(to: "truong", unit: "unit").delivery },
        WriteCase(
            operation: "POST /reminders", login: "quantri",
            body: ["days": -30, "audience": "unit", "source": "Kế hoạch số 1"], reads: "/reminders/{made}",
            log: ("add reminder step", ["days", "source"]), keeps: "step"),
        WriteCase(
            operation: "POST /reminders/:step/end", login: "quantri", reads: "/reminders/{step}",
            log: ("end reminder step", ["valid to"])),
    ]
}

extension WriteScene {
    /// A program that was let in for the department.
    func program() async throws {
        let (account, unit) = (AccountID(at: World.start), world.city.department.id)
        let grant = Grant(
            id: GrantID(at: World.start), unit: unit, role: .viewer, validFrom: World.start.day, validTo: nil)
        let client = APIClient(
            id: ClientID(at: World.start), account: account, grant: grant.id, unit: unit, name: "LMS",
            scopes: ["units:read"])
        let hash = try PasswordHash(of: World.password, cost: .cheap)
        try await world.database.write { tx in
            let own = Account(id: account, login: "program-lms", name: "LMS", language: .vi)
            try AccountRows.insert(own, email: nil, password: hash, at: World.start, in: tx)
            try AccountRows.insert(grant, of: account, in: tx)
            try ClientRows.insert(client, secret: "s", at: World.start, in: tx)
        }
        values["client"] = client.id.text
    }

    /// A message of which nobody knows whether the mailbox took it.
    func message(to login: String, unit: String) async throws -> (message: String, delivery: String) {
        let person = try await first("SELECT id FROM identity_account WHERE login = \(login)")
        let message = ID<WriteScene>(at: World.start).text
        let delivery = ID<WriteScene>(at: World.start).text
        let now = World.start
        try await run(
            """
            INSERT INTO outbox_message (id, person_id, unit_id, kind, title_vi, title_en, body_vi, body_en, is_secret, created_at)
            VALUES (\(message), \(person), \(values[unit] ?? ""), 'work', 'Tin', 'News', 'Có tin', 'News', \(false), \(now))
            """,
            """
            INSERT INTO outbox_delivery (id, message_id, person_id, channel, state, is_digest, next_at, created_at)
            VALUES (\(delivery), \(message), \(person), 'mail', 'unknown', \(false), \(now), \(now))
            """)
        return (message, delivery)
    }
}
