import Base
import Database
import Identity
import Organisation
import TestKit
import Testing
import Web

@testable import Notifications

/// Whom reminders will reach, seen before a step is set: the same rule, the same people, the same channels.
@Suite(.serialized) struct ForecastTests {
    private static let today = World.start.day
    private static let days = today.adding(days: 1)...today.adding(days: 30)

    private func step(_ days: Int, _ audience: ReminderStep.Audience, to: Day? = nil) -> ReminderStep {
        ReminderStep(
            id: "\(audience)\(days)", validFrom: ForecastTests.today.adding(days: -100), validTo: to, days: days,
            audience: audience)
    }

    private func duty(_ due: Int) -> Duty {
        Duty(
            unit: UnitID(at: World.start), unitName: "Trường \(due)", title: "Kế hoạch",
            due: ForecastTests.today.adding(days: due), path: "/\(due)")
    }

    /// Every morning of the range the rule itself is asked; what the preview shows is what it says, day by day.
    @Test(arguments: [false, true])
    func thePreviewIsTheRuleAskedAheadOfTime(ends: Bool) {
        let change = ends ? StepChange.end(step(-7, .unit)) : nil
        let steps = [
            step(-7, .unit), step(-1, .unit), step(0, .unit), step(3, .superior), step(1, .unit, to: Self.today),
        ]
        let duties = (-20...50).map(duty)
        let forecasts = ForecastRules.forecasts(steps, change, duties: duties, days: Self.days)
        let after = ForecastRules.changed(steps, change, from: Self.days.lowerBound)
        for day in 1...30 {
            let morning = Self.today.adding(days: day)
            for duty in duties {
                let told = ReminderRules.steps(after, due: duty.due, today: morning)
                    .filter { duty.due.adding(days: $0.days) == morning }
                let shown = forecasts.filter { forecast in
                    forecast.day == morning && forecast.change != .ended
                        && forecast.duties.contains { $0.path == duty.path }
                }
                #expect(Set(shown.map(\.step.id)) == Set(told.map(\.id)), "\(duty.unitName) on day \(day)")
            }
        }
        #expect(forecasts.contains { $0.step.id == "unit1" } == false, "an ended step tells nobody")
        let ended = forecasts.filter { $0.change == .ended }
        #expect(change == nil ? ended.isEmpty : ended.count == 30 && ended.allSatisfy { $0.step.id == "unit-7" })
    }

    /// What is said before, on and after the day, to the unit and to its superior.
    @Test(
        arguments: [
            (2, "Còn 2 ngày", "2 days left"), (1, "Còn 1 ngày", "1 day left"), (0, "Hôm nay hết hạn", "Due today"),
            (-1, "Quá hạn 1 ngày", "1 day overdue"), (-3, "Quá hạn 3 ngày", "3 days overdue"),
        ])
    func whatIsSaid(left: Int, vi: String, en: String) {
        let duty = duty(left)
        #expect(ReminderTexts.title(duty, today: Self.today) == Text("\(vi): Kế hoạch", "\(en): Kế hoạch"))
        let up = ReminderTexts.escalationTitle(duty, today: Self.today)
        #expect(up.vi == "\(duty.unitName): \(vi.lowercased()), Kế hoạch")
        #expect(up.en == "\(duty.unitName): \(en.lowercased()), Kế hoạch")
        let said = ReminderTexts.escalation(duty, today: Self.today)
        #expect(said.vi.contains("Đơn vị đã được nhắc") == (left < 0))
    }

    @Test func aNewStepIsMarked() {
        let new = ReminderStep(
            id: "new", validFrom: Self.today.adding(days: 1), validTo: nil, days: -14, audience: .unit)
        let forecasts = ForecastRules.forecasts([step(0, .unit)], .add(new), duties: [duty(15)], days: Self.days)
        #expect(forecasts.map(\.day) == [Self.today.adding(days: 1), Self.today.adding(days: 15)])
        #expect(forecasts.map(\.change) == [.added, nil])
        let tooLate = ForecastRules.forecasts([], .add(new), duties: [duty(14)], days: Self.days)
        #expect(tooLate.isEmpty, "its day is today, and it holds from tomorrow")
        #expect(ForecastRules.due([], Self.days) == nil)
    }

    /// The page counts and names exactly those whom the reminders of that morning then tell, units and superiors alike.
    @Test(
        arguments: TestEngine.available,
        [(-1, "before-1", "Đơn vị phải nộp"), (3, "after-3", "Cấp trên trực tiếp")])
    func whoIsShownIsWhoIsTold(engine: TestEngine, step: (days: Int, id: String, whom: String)) async throws {
        try await World.with(engine) { world in
            try await world.database.write { tx in
                try tx.run("UPDATE identity_account SET email = login || '@example.vn' WHERE login = 'truong'")
            }
            let due = try #require(
                try await world.database.read { tx in
                    try tx.first("SELECT due FROM guidance_call WHERE key = 'plan'") { try $0["due"] as Day }
                })
            let morning = due.adding(days: step.days)
            world.clock.move(to: Instant(morning.adding(days: -1), hour: 10))
            let admin = try await world.administrator("quantri")
            await admin.open("/reminders/preview")
            #expect(admin.status == 200 && admin.sees(step.whom))
            let path = "/reminders/preview/\(step.id)?on="
            await admin.open(path + morning.iso)
            #expect(admin.status == 200)
            let shown = Set(admin.words.matches(of: /Người ([a-z0-9]+):/).map { String($0.1) })
            if step.days < 0 {
                #expect(admin.sees("Không có ai để nhắc"), "most schools of this world have no account")
                #expect(admin.sees("Người truong: Thư") && admin.sees("Người phong: Chỉ trong Khuê"))
            }
            await admin.open(path + morning.adding(days: -1).iso)
            #expect(admin.status == 404, "nothing is told on another day")
            let told = try await told(step.id, on: morning, world)
            #expect(!told.isEmpty && shown == told)
        }
    }

    private func told(_ step: String, on morning: Day, _ world: World) async throws -> Set<String> {
        let reminders = Reminders(database: world.database, source: world.duties)
        let moment = Instant(morning, hour: 8)
        world.clock.move(to: moment)
        try await reminders.run(at: moment)
        let logins = try await world.database.read { tx in
            try tx.all(
                """
                SELECT DISTINCT a.login FROM outbox_message m JOIN identity_account a ON a.id = m.person_id
                WHERE m.once_key LIKE \("%|" + step) AND m.created_at = \(moment)
                """
            ) { try $0["login"] as String }
        }
        return Set(logins)
    }

    /// Looked at, then added; looked at, then ended; an administrator below sees none of it.
    @Test func aStepIsLookedAtBeforeItIsSet() async throws {
        try await World.with(.sqlite) { world in
            let admin = try await world.administrator("quantri")
            await admin.open("/reminders")
            try await admin.press("Xem ai được nhắc", ["days": "x", "audience": "unit", "source": "QĐ 1"])
            #expect(admin.status == 422)
            await admin.open("/reminders")
            try await admin.press("Xem ai được nhắc", ["days": "-2", "audience": "superior", "source": "QĐ & 1"])
            #expect(admin.path.hasPrefix("/reminders/preview?") && admin.sees("Trước hạn 2 ngày") && admin.sees("Thêm"))
            let known = { try await world.database.read { tx in try ReminderRows.steps(in: tx).count } }
            #expect(try await known() == 5, "looking changes nothing")
            try await admin.press("Thêm mốc")
            #expect(admin.sees("Đã lưu mốc nhắc hạn."))
            #expect(try await known() == 6)
            let source = try await world.database.read { tx in
                try tx.first("SELECT source FROM notifications_step WHERE days = -2") { try $0["source"] as String }
            }
            #expect(source == "QĐ & 1")
            await admin.open("/reminders/preview?end=before-7")
            #expect(admin.sees("Sẽ bỏ"))
            try await admin.press("Bỏ")
            #expect(admin.sees("Đã lưu mốc nhắc hạn."))
            await admin.open("/reminders/preview?end=before-7")
            #expect(admin.status == 404)
            let below = try await world.administrator("quantritruong")
            for path in ["/reminders/preview", "/reminders/preview/before-1?on=2023-09-29"] {
                await below.open(path)
                #expect(below.status == 404)
            }
        }
    }
}
