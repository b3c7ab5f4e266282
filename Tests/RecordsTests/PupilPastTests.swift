import Base
import Database
import Files
import Identity
internal import Organisation
import Sheets
import TestKit
import Testing

@testable import Records

/// Pupils on any day, what only some may read included: lists, counts, forms and sheets say what a naive replay of all
/// changes and corrections says.
struct PupilPastTests {
    private static let parts = ["IS_MIEN_HOC_PHI", "IS_GIAM_HOC_PHI"]

    private struct Sitting {
        let pupil: PupilID
        let grade: String
        let className: String
        let entry: Entry
    }

    private func flat(_ value: Pupil) -> [String: String] { PastReplay.flat(value.fields, parts: Self.parts) }

    @Test(arguments: TestEngine.available, [UInt64(41), 42])
    func everyAnswerEqualsAReplayOfTheChanges(engine: TestEngine, seed: UInt64) async throws {
        try await RecordsWorld.with(engine, level: .primary) { database, school in
            try await database.write { tx in
                try tx.run("UPDATE records_placement SET valid_from = '2023-08-01' WHERE unit_id = \(school.id)")
                // Another school of the level, so that a whole reach is counted too.
                let other = try #require(
                    try UnitRows.all(in: tx).first { $0.levels == school.levels && $0.id != school.id })
                try ClassRows.insert(
                    [
                        SchoolClass(
                            id: ClassID(at: RecordsWorld.now), unit: other.id, year: SchoolYear(start: 2023),
                            name: "1A", grade: "01")
                    ], at: RecordsWorld.now, in: tx)
                var random = Seed(seed)
                let sitting = try sitting(school.id, tx)
                var replay = PastReplay()
                for one in sitting {
                    replay.add(one.pupil.text, flat(try #require(try PupilRows.find(one.pupil, in: tx))))
                    replay.add(one.pupil.text, PastReplay.flat(try OriginRows.kept(one.pupil, in: tx).now))
                }
                let some = Array(sitting.shuffled(using: &random).prefix(40))
                for step in 0..<260 {
                    let id = try #require(some.randomElement(using: &random)).pupil
                    do {
                        try change(id, step, &replay, &random, tx)
                    } catch is DayTooEarly {
                        // Refused: something is known to have changed later.
                    }
                }
                for _ in 0..<10 {
                    let day = PastReplay.day(&random)
                    try compare(sitting, replay, school.id, on: day, tx)
                    try compareSearch(sitting, replay, school.id, on: day, tx)
                }
            }
        }
    }

    private func sitting(_ unit: UnitID, _ tx: Transaction) throws -> [Sitting] {
        try tx.all(
            """
            SELECT p.pupil_id, c.grade, c.name, p.entry FROM records_placement p JOIN records_class c ON c.id = p.class_id
            WHERE p.unit_id = \(unit)
            """
        ) { row in
            Sitting(
                pupil: try row["pupil_id"], grade: try row["grade"], className: try row["name"],
                entry: try row["entry"])
        }
    }

    private func change(
        _ id: PupilID, _ step: Int, _ replay: inout PastReplay, _ random: inout Seed, _ tx: Transaction
    ) throws {
        let moment = PastReplay.moment(&random)
        if step % 3 == 0 {
            let courses = try OriginRows.kept(id, in: tx)
            let shown = courses.shown(moment)
            var new = shown
            new[.ethnicity] = ["01", "08", "03", ""].randomElement(using: &random)
            new[.disability] = ["", "01", "02"].randomElement(using: &random)
            new[.policy] = ["", "03"].randomElement(using: &random)
            try OriginRows.write(new, of: id, moment, in: tx)
            return replay.apply(id.text, PastReplay.flat(new), was: PastReplay.flat(shown), moment)
        }
        let old = try #require(try PupilRows.find(id, in: tx))
        var shown = old
        shown.fields = try PupilRows.courses(of: old, in: tx).shown(moment)
        var new = shown
        switch try #require(PupilField.allCases.randomElement(using: &random)) {
        case .name: new.name = "Đặng Văn \(["Ánh", "Bích", "Ước"][step % 3]) \(["Lục", "Nguyệt"][step % 2])"
        case .born: new.bornOn = new.bornOn.adding(days: 200)
        case .sex: new.sex = new.sex == .male ? .female : .male
        case .boarding: new.boarding = new.boarding == nil ? "02" : nil
        case .twoSessions: new.twoSessions.toggle()
        case .more: new.more.values[Self.parts[step % 2]] = [nil, "1", "0"].randomElement(using: &random) ?? nil
        }
        _ = try ChangePupil.write(new, was: old, moment, at: RecordsWorld.now, in: tx)
        replay.apply(id.text, flat(new), was: flat(shown), moment)
    }

    private func compare(
        _ sitting: [Sitting], _ replay: PastReplay, _ unit: UnitID, on day: Day, _ tx: Transaction
    ) throws {
        let said = Dictionary(uniqueKeysWithValues: sitting.map { ($0.pupil, replay.on(day, of: $0.pupil.text)) })
        var filter = PupilFilter(day: day, isToday: false)
        let lines = try PupilListRows.lines(filter, at: unit, limit: 5_000, offset: 0, in: tx)
        #expect(lines.count == sitting.count)
        for line in lines {
            let then = said[line.id]
            #expect(line.name == then?["name"] && line.bornOn.iso == then?["born"] && line.sex.rawValue == then?["sex"])
        }
        #expect(lines.map(\.name.personSortKey) == lines.map(\.name.personSortKey).sorted())
        let more = try PupilListRows.more(filter, at: unit, in: tx)
        for (id, pupil) in more {
            let kept = said[id]?.filter { OriginField(rawValue: $0.key) == nil }
            #expect(flat(pupil) == kept)
        }
        // Page by page as programs ask, in the order of the names of then.
        var after: [String]?
        var met: [PupilID] = []
        repeat {
            let page = try PupilListRows.lines(filter, at: unit, after: after, limit: 90, in: tx)
            met += page.map(\.id)
            after = page.last.map { [$0.name.personSortKey, $0.id.text] }
        } while after != nil
        #expect(met == lines.map(\.id))
        func count(_ holds: ([String: String]) -> Bool) -> Int { said.values.count(where: holds) }
        filter.sex = .female
        #expect(try PupilListRows.count(filter, at: unit, in: tx) == count { $0["sex"] == "02" })
        filter = PupilFilter(day: day, isToday: false)
        filter.boards = true
        #expect(try PupilListRows.count(filter, at: unit, in: tx) == count { $0["boarding"] != "" })
        filter.boards = false
        filter.twoSessions = true
        #expect(try PupilListRows.count(filter, at: unit, in: tx) == count { $0["twoSessions"] == "1" })
        filter.twoSessions = false
        filter.search = "bich luc"
        #expect(
            try PupilListRows.count(filter, at: unit, in: tx)
                == count { $0["name"]?.folded.contains("bich luc") ?? false })
        try compareClasses(sitting, said, unit, on: day, tx)
        try compareForms(sitting, said, unit, on: day, tx)
        try compareSheet(said, unit, on: day, tx)
    }

    private func compareClasses(
        _ sitting: [Sitting], _ said: [PupilID: [String: String]], _ unit: UnitID, on day: Day, _ tx: Transaction
    ) throws {
        let girls = Dictionary(grouping: sitting.filter { said[$0.pupil]?["sex"] == "02" }, by: \.className)
        for line in try ClassRows.lines(of: unit, SchoolYear(of: day), on: day, in: tx) {
            #expect(line.girls == girls[line.schoolClass.name]?.count ?? 0)
        }
        let disabled = Dictionary(grouping: sitting.filter { said[$0.pupil]?["disability"] != "" }, by: \.className)
        let scope = StatisticScope(school: unit, day: day)
        for facts in try StatisticRows.classes(scope, sized: true, in: tx) {
            #expect(facts.disabled == disabled[facts.name]?.count ?? 0)
        }
    }

    private func compareForms(
        _ sitting: [Sitting], _ said: [PupilID: [String: String]], _ unit: UnitID, on day: Day, _ tx: Transaction
    ) throws {
        func key(_ one: Sitting) -> String {
            let then = said[one.pupil] ?? [:]
            let isMinority = !["", "01", "55"].contains(then["ethnicity"] ?? "")
            let support = (then["IS_MIEN_HOC_PHI"] == "1" ? 32 : 0) + (then["IS_GIAM_HOC_PHI"] == "1" ? 64 : 0)
            return [
                one.grade, String(then["born"]?.prefix(4) ?? ""), then["sex"] ?? "", String(isMinority),
                one.entry.rawValue, String(then["twoSessions"] == "1"), String(then["boarding"] != ""),
                then["disability"] ?? "", String(then["policy"] != ""), String(support),
            ].joined(separator: " ")
        }
        func key(_ group: StatisticRows.PupilGroup) -> String {
            [
                group.grade, String(group.birthYear), group.sex.rawValue, String(group.isMinority),
                group.entry.rawValue, String(group.twoSessions), String(group.boards), group.disability ?? "",
                String(group.hasPolicy), String(group.support),
            ].joined(separator: " ")
        }
        let expected = Dictionary(grouping: sitting, by: key).mapValues(\.count)
        let scope = StatisticScope(school: unit, day: day)
        let asked = StatisticPupilRows.Asked(months: false, support: true)
        let groups = try StatisticPupilRows.groups(scope, asked, in: tx)
        #expect(Dictionary(groups.map { (key($0), $0.count) }, uniquingKeysWith: +) == expected)
        let reach = try StatisticScope(.primary, covers: .always, day: day, in: tx)
        #expect(reach.schools.count == 2 && reach.sitting == nil)
        let all = try StatisticPupilRows.groups(reach, asked, in: tx)
        #expect(Dictionary(all.map { (key($0), $0.count) }, uniquingKeysWith: +) == expected)
        let disabled = try StatisticRows.classes(reach, sized: true, in: tx).reduce(0) { $0 + $1.disabled }
        #expect(disabled == said.values.count { $0["disability"] != "" })
        let lines = try StatisticPupilRows.lines(scope, asked, in: tx)
        #expect(Dictionary(grouping: lines.map(\.group), by: key).mapValues(\.count) == expected)
        #expect(lines.allSatisfy { $0.line.name == said[$0.line.id]?["name"] })
        let form = StatisticForm.primary
        let filled = try StatisticFigures.read(form, form.measures, scope, .none, in: tx).figures(form)
        #expect(filled["III"]?.female == said.values.count { $0["sex"] == "02" })
        #expect(filled["III"]?.minority == said.values.count { !["", "01", "55"].contains($0["ethnicity"] ?? "") })
    }

    private func compareSheet(
        _ said: [PupilID: [String: String]], _ unit: UnitID, on day: Day, _ tx: Transaction
    ) throws {
        let sheet = try PupilExport.sheet(PupilFilter(day: day, isToday: false), at: unit, in: tx)
        let table = try Table.read(
            bytes: try SheetWriter.xlsx([sheet]), name: "hoc-sinh.xlsx", headings: PupilSheet([]).map)
        let fields = try MoreSubject.pupil.fields(on: day, in: tx)
        let match = try PupilSheet(fields).map.places(in: table)
        var rows: [String: Int] = [:]
        for row in table.rows {
            let cell = { (name: String) in match.cell(name, of: row) }
            let born = Day(written: cell("born")) ?? Day(iso: cell("born"))
            rows[
                [cell("name"), born?.iso ?? "", cell("boarding"), cell("sessions"), cell("IS_MIEN_HOC_PHI")]
                    .joined(separator: "|"), default: 0] += 1
        }
        let expected = Dictionary(
            said.values.map { then in
                (
                    [
                        then["name"] ?? "", then["born"] ?? "", then["boarding"] ?? "",
                        then["twoSessions"] == "1" ? "Có" : "Không", then["IS_MIEN_HOC_PHI"] ?? "",
                    ].joined(separator: "|"), 1
                )
            }, uniquingKeysWith: +)
        #expect(rows == expected)
    }

    private func compareSearch(
        _ sitting: [Sitting], _ replay: PastReplay, _ unit: UnitID, on day: Day, _ tx: Transaction
    ) throws {
        var filter = PupilFilter(day: day, isToday: false)
        for words in ["đặng văn bích", "ánh lục", "ước ngu"] {
            filter.search = words
            let folded = words.folded.split(separator: " ").map(String.init)
            let expected = Set(
                sitting.map(\.pupil).filter { id in
                    let name = (replay.on(day, of: id.text)["name"] ?? "").folded.split(separator: " ")
                    return folded.enumerated().allSatisfy { place, word in
                        name.contains { place == folded.count - 1 ? $0.hasPrefix(word) : $0 == word }
                    }
                })
            let found = try PupilSearchRows.search(filter, reach: "p.unit_id = \(unit)", limit: 200, in: tx)
            #expect(Set(found.map(\.id)) == expected, "\(words)")
            #expect(found.allSatisfy { $0.name == replay.on(day, of: $0.id.text)["name"] })
        }
    }
}
