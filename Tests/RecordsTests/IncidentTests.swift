import Base
import Database
import TestKit
import Testing

@testable import Records

/// School violence against the dictionary: its fields, their lengths, and codes that nobody knows.
struct IncidentTests {
    @Test(arguments: TestEngine.available)
    func theFieldsAreThoseOfTheDecision(engine: TestEngine) async throws {
        try await RecordsWorld.with(engine) { database, _ in
            try await database.write { tx in
                let day = RecordsWorld.now.day
                let fields = try IncidentField.subjects.flatMap { try DictionaryRows.fields(of: $0, on: day, in: tx) }
                #expect(Set(fields.map(\.name)) == Set(IncidentField.allCases.map(\.rawValue)))
                let form = try IncidentForm(on: day, in: tx)
                #expect(form.label(.target) == "Đối tượng" && form.codes(.code) == nil, "no code is invented")
                let lengths = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.length) })
                #expect(lengths["DIA_DIEM"] == 25 && lengths["KET_QUA_XU_LY"] == 255 && lengths["GHI_CHU"] == 255)
                // As soon as the dictionary names a list with values, other codes are refused.
                try tx.run(
                    "UPDATE records_field SET list = 'DM_THU' WHERE subject = 'pupil.violence' AND field = 'MA'")
                try tx.run("INSERT INTO records_code (list, code, name, position) VALUES ('DM_THU', '01', 'Một', 0)")
                #expect(try IncidentForm(on: day, in: tx).codes(.code)?.holds("01") == true)
            }
        }
    }

    @Test(arguments: [
        ("2023-09-20", true), ("2023-09-21", false), ("2015-01-01", false), ("2015-01-02", true),
    ])
    func nothingHappensBeforeBirthOrTomorrow(day: String, isRight: Bool) throws {
        let today = try #require(Day(iso: "2023-09-20"))
        let born = try #require(Day(iso: "2015-01-01"))
        let problem = IncidentRules.problem(on: try #require(Day(iso: day)), born: born, today: today)
        #expect((problem == nil) == isRight)
    }
}
