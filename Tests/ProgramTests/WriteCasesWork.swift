import Base
import Database
import Web

@testable import Identity

/// Letters, dossiers, rooms and machines, personal data: what succeeds, in an order in which each finds what it needs.
extension WriteCase {
    private static let place = "/letters/{letter}/calls/{call}/units/{unit}"
    private static let dossier = "/letters/:letter/calls/:call/units/:unit"

    static let guidance: [WriteCase] = [
        WriteCase(
            operation: "PUT \(dossier)/people", login: "truong",
            body: ["leader": "Lê Văn Lãnh", "contact": "Trần Thị Đầu Mối", "phone": "0900000000"], reads: place,
            log: ("people", ["leader"])),
        WriteCase(
            operation: "PUT \(dossier)/entries/:task", login: "truong",
            body: ["values": ["what": "Việc", "who": "Tổ Tin học", "to": "31/12/2023", "cost": "1.000.000"]],
            reads: place + "/entries/{task}", log: ("write item", ["what"])),
        WriteCase(
            operation: "POST \(dossier)/extensions", login: "truong",
            body: ["until": "2023-10-20", "reason": "Chờ kinh phí"], reads: place, log: ("ask for time", ["until"])),
        WriteCase(
            operation: "POST \(dossier)/extensions/:extension", login: "phong",
            body: ["granted": true, "note": "Đồng ý"],
            reads: place, log: ("give time", ["granted"])
        ) { scene in scene.values["extension"] = try await scene.first("SELECT id FROM guidance_extension") },
        WriteCase(
            operation: "POST \(dossier)/submission", login: "truong", body: [:], reads: place,
            log: ("submit", [])
        ) { scene in
            let head = try await scene.world.browser("truong")
            try await head.writePlan(scene.filled("/dossiers/{letter}/{call}/{unit}"))
        },
        WriteCase(
            operation: "POST \(dossier)/decision", login: "phong",
            body: ["decision": "return", "reason": "Chưa rõ", "remarks": ["{task}": "Ghi rõ kinh phí"]], reads: place,
            log: ("return", [])),
        WriteCase(
            operation: "POST \(dossier)/answers/:remark", login: "truong", body: ["answer": "Đã ghi"], reads: place,
            log: ("answer", ["answer"])
        ) { scene in scene.values["remark"] = try await scene.first("SELECT id FROM guidance_remark") },
        WriteCase(
            operation: "POST /letters", login: "so",
            body: ["name": "cong-van.txt", "text": .string(World.letterText)], reads: "/letters",
            log: ("import", [])),
        WriteCase(
            operation: "POST /letters/:letter/amendments", login: "so", reads: "/letters/{letter}", log: ("amend", [])),
        WriteCase(
            operation: "PUT /letters/:letter", login: "so",
            body: ["title": "Hướng dẫn sửa đổi", "schoolYear": "2023-2024", "number": "3522/SGDĐT"],
            reads: "/letters/{letter}", log: ("change head", ["title"])),
        WriteCase(
            operation: "PUT /letters/:letter/tasks/:key", login: "so",
            body: ["title": "Việc thêm", "text": "Làm thêm việc này", "kinds": ["school"], "due": "2023-12-31"],
            with: ["key": "new"], reads: "/letters/{letter}", log: ("add task", ["title"])),
        WriteCase(
            operation: "DELETE /letters/:letter/tasks/:key", login: "so", with: ["key": "{added}"],
            reads: "/letters/{letter}", log: ("remove task", ["title"])
        ) { scene in
            scene.values["added"] = try await scene.first(
                "SELECT key AS id FROM guidance_task WHERE title = 'Việc thêm'")
        },
        WriteCase(
            operation: "PUT /letters/:letter/calls/:key", login: "so",
            body: ["title": "Kế hoạch thêm", "due": "2023-12-31", "form": "plan", "kinds": ["school"]],
            with: ["key": "new"], reads: "/letters/{letter}", log: ("add call", ["title"])),
        WriteCase(
            operation: "DELETE /letters/:letter/calls/:key", login: "so", with: ["key": "{added}"],
            reads: "/letters/{letter}", log: ("remove call", ["title"])
        ) { scene in
            scene.values["added"] = try await scene.first(
                "SELECT key AS id FROM guidance_call WHERE title = 'Kế hoạch thêm'")
        },
        WriteCase(
            operation: "POST /letters/:letter/publication", login: "so", body: ["note": "Sửa tên"],
            reads: "/letters/{letter}", log: ("publish", [])),
    ]

    static let facilities: [WriteCase] = [
        WriteCase(
            operation: "POST /units/:unit/rooms", login: "truong",
            body: [
                "code": "Z-1", "name": "Phòng thử", "kind": "informatics", "solidity": "permanent", "state": "good",
                "from": "2023-09-01",
            ], reads: "/rooms/{made}", log: ("add room", ["code"]), keeps: "room"),
        WriteCase(
            operation: "PUT /rooms/:room", login: "truong",
            body: [
                "code": "Z-1", "name": "Phòng đổi", "kind": "informatics", "solidity": "permanent",
                "state": "needsRepair", "from": "2023-09-10",
            ], reads: "/rooms/{room}", log: ("change room", ["name", "state"])),
        WriteCase(
            operation: "POST /units/:unit/informatics/assignments", login: "truong",
            body: ["from": "2023-09-15", "rooms": ["{class}": "{room}"]], reads: "/units/{unit}/informatics",
            log: ("assign class", [])),
        WriteCase(
            operation: "POST /units/:unit/devices", login: "truong",
            body: [
                "tag": "ZZ-1", "kind": "firewall", "name": "Tường lửa", "state": "working", "from": "2023-09-01",
            ], reads: "/devices/{made}", log: ("add device", ["tag"]), keeps: "device"),
        WriteCase(
            operation: "PUT /devices/:device", login: "truong",
            body: [
                "tag": "ZZ-1", "kind": "firewall", "name": "Tường lửa", "state": "broken", "from": "2023-09-12",
            ], reads: "/devices/{device}", log: ("move device", ["state"])),
        WriteCase(
            operation: "POST /devices/:device/write-off", login: "truong", body: ["day": "2023-09-14"],
            reads: "/devices/{device}", log: ("write off device", [])),
        WriteCase(
            operation: "POST /rooms/:room/close", login: "truong", body: ["day": "2023-09-19"],
            with: ["room": "{empty}"],
            reads: "/rooms/{empty}", log: ("close room", [])
        ) { scene in
            let head = try await scene.person("truong")
            let room: [String: JSONValue] = [
                "code": "Z-2", "name": "Phòng trống", "kind": "informatics", "solidity": "permanent", "state": "good",
                "from": "2023-09-01",
            ]
            scene.values["empty"] = await head.ask(.post, scene.filled("/units/{unit}/rooms"), room).id
        },
        WriteCase(
            operation: "POST /units/:unit/facilities/rooms/imports", login: "truong",
            body: ["file": "phong.csv", "rows": "Mã phòng,Tên phòng,Loại phòng\nX1,Phòng mới,Phòng học"],
            reads: "/units/{unit}/facilities/rooms/imports", log: ("import rooms", [])),
        WriteCase(
            operation: "POST /units/:unit/facilities/devices/imports", login: "truong",
            body: ["file": "may.csv", "rows": "Mã thiết bị,Loại thiết bị,Tên\nX-77,Máy tính để bàn,Máy mới"],
            reads: "/units/{unit}/facilities/devices/imports", log: ("import devices", [])),
        WriteCase(
            operation: "POST /units/:unit/facilities/devices/imports/:import/undo", login: "truong",
            reads: "/units/{unit}/facilities/devices/imports", log: ("undo import", [])
        ) { scene in try await scene.past("devices", in: "facilities_import") },
        WriteCase(
            operation: "POST /units/:unit/facilities/rooms/imports/:import/undo", login: "truong",
            reads: "/units/{unit}/facilities/rooms/imports", log: ("undo import", [])
        ) { scene in try await scene.past("rooms", in: "facilities_import") },
        WriteCase(
            operation: "POST /units/:unit/lines", login: "truong",
            body: ["provider": "Nhà mạng", "kind": "fibre", "mbit": 100, "from": "2023-09-01"],
            reads: "/units/{unit}/lines", log: ("add line", []), keeps: "line"),
        WriteCase(
            operation: "POST /units/:unit/lines/:line/end", login: "truong", body: ["day": "2023-09-10"],
            reads: "/units/{unit}/lines", log: ("end line", [])),
        WriteCase(
            operation: "POST /units/:unit/licences", login: "truong",
            body: ["product": "Bộ văn phòng", "seats": 30, "from": "2023-09-01"], reads: "/units/{unit}/licences",
            log: ("add licence", []), keeps: "licence"),
        WriteCase(
            operation: "POST /units/:unit/licences/:licence/end", login: "truong", body: ["day": "2023-09-10"],
            reads: "/units/{unit}/licences", log: ("end licence", [])),
        WriteCase(
            operation: "POST /units/:unit/rounds", login: "truong", body: ["room": "{room}"],
            reads: "/units/{unit}/rounds",
            log: ("open round", ["room"]), keeps: "round"),
        WriteCase(
            operation: "POST /rounds/:round/scans", login: "truong", body: ["tags": "LA-1", "room": "{room}"],
            reads: "/rounds/{round}",
            log: ("scan tags", ["tags"])),
        WriteCase(
            operation: "POST /rounds/:round/forget", login: "truong", body: ["tag": "LA-1"], reads: "/rounds/{round}",
            log: ("take scan back", ["tag"])),
        WriteCase(
            operation: "POST /rounds/:round/close", login: "truong", reads: "/rounds/{round}",
            log: ("close round", [])),
    ]

    private static let breach: [String: JSONValue] = [
        "what": "Gửi nhầm danh sách", "kinds": "Họ tên", "people": 38, "measures": "Đã gỡ", "contact": "Văn phòng",
    ]

    static let privacy: [WriteCase] = [
        WriteCase(
            operation: "POST /privacy/breaches", login: "truong",
            body: breach.merging(["day": "2023-09-20", "hour": 7]) { $1 }, reads: "/privacy/breaches/{made}",
            log: ("record breach", ["discovered", "what"]), keeps: "breach"),
        WriteCase(
            operation: "PUT /privacy/breaches/:breach", login: "truong",
            body: breach.merging(["people": 40, "reason": "Đếm lại"]) { $1 }, reads: "/privacy/breaches/{breach}",
            log: ("mend breach", ["people"])),
        WriteCase(
            operation: "POST /privacy/breaches/:breach/reports", login: "truong", body: ["report": "first"],
            reads: "/privacy/breaches/{breach}", log: ("report breach", ["first"])),
        WriteCase(
            operation: "POST /privacy/breaches/:breach/end", login: "truong", body: ["conclusion": "Đã xong"],
            reads: "/privacy/breaches/{breach}", log: ("close breach", [])),
        WriteCase(
            operation: "POST /privacy/days", login: "so",
            body: ["day": "2024-02-08", "kind": "free", "name": "Tết", "source": "Thông báo 1"],
            reads: "/privacy/days", log: ("set working day", ["kind", "name"])),
        WriteCase(
            operation: "POST /privacy/consents", login: "truong",
            body: ["purpose": "Đăng ảnh", "words": "Ảnh hoạt động", "isPublication": true, "covers": "records_photo"],
            reads: "/privacy/consents/{made}", log: ("ask for consent", ["purpose", "covers"]), keeps: "text"),
        WriteCase(
            operation: "POST /privacy/own-consents/:text/answer", login: "phuhuynh", body: ["person": "pupil:{pupil}"],
            reads: "/privacy/own-consents", log: ("give consent", ["given"])
        ) { scene in scene.values["pupil"] = try await scene.world.family() },
        WriteCase(
            operation: "POST /privacy/consents/:text/child", login: "truong", body: ["consent": "{consent}"],
            reads: "/privacy/consents/{text}/answers", log: ("child agrees", ["child"])
        ) { scene in scene.values["consent"] = try await scene.first("SELECT id FROM privacy_consent") },
        WriteCase(
            operation: "POST /privacy/own-consents/:text/withdrawal", login: "phuhuynh",
            body: ["person": "pupil:{pupil}"], reads: "/privacy/own-consents",
            log: ("withdraw consent", ["withdrawn"])),
        WriteCase(
            operation: "POST /privacy/consents/:text/end", login: "truong", reads: "/privacy/consents/{text}",
            log: ("end consent text", ["ended"])),
        WriteCase(
            operation: "POST /privacy/own-requests", login: "phuhuynh",
            body: ["right": "correct", "person": "pupil:{pupil}", "words": "Sai ngày sinh"],
            reads: "/privacy/own-requests", log: ("ask about data", []), keeps: "request"),
        WriteCase(
            operation: "POST /privacy/requests/:request/acknowledgement", login: "truong", body: [:],
            reads: "/privacy/requests/{request}", log: ("acknowledge request", ["acknowledged"])),
        WriteCase(
            operation: "POST /privacy/requests/:request/extension", login: "truong", body: ["reason": "Chờ Sở"],
            reads: "/privacy/requests/{request}", log: ("extend request", ["extended"])),
        WriteCase(
            operation: "POST /privacy/requests/:request/answer", login: "truong",
            body: ["outcome": "done", "answer": "Đã sửa"], reads: "/privacy/requests/{request}",
            log: ("answer request", ["answer", "outcome"])),
    ]
}
