import Base
import Identity
import Testing

@testable import Guidance

/// Who is told what of a new edition.
struct EditionNewsTests {
    private let start = Instant(Day(daysSinceEpoch: 19_000), hour: 9)
    private let due = Day(daysSinceEpoch: 19_030)

    private func item(_ key: String, _ due: Day?, _ audience: ID<Audience>, words: String = "") throws
        -> EditionAsks.Item
    {
        EditionAsks.Item(key: try Key.stored(key), title: key, due: due, words: [words], audience: audience)
    }

    @Test func everyUnitIsToldWhatChangedForIt() throws {
        let (all, schools, later) = (ID<Audience>(at: start), ID<Audience>(at: start), ID<Audience>(at: start))
        let units = (0..<4).map { _ in UnitID(at: start) }
        let (school, office, leaving, new) = (units[0], units[1], units[2], units[3])
        let old = EditionAsks(
            items: [try item("plan", due, all), try item("fair", due, schools), try item("class", nil, schools)],
            members: [school: [all, schools], office: [all], leaving: [all]])
        #expect(EditionNewsRules.between(.nothing, old).allSatisfy { $0.kind == .new && $0.firstDue == due })
        #expect(EditionNewsRules.between(.nothing, old).flatMap(\.units).count == 3)
        #expect(EditionNewsRules.between(old, old).isEmpty, "who is asked the same is told nothing")
        // The audience that loses a unit is another one in the new edition, as the store writes it.
        let next = EditionAsks(
            items: [
                try item("plan", due, all), try item("fair", due.adding(days: 14), later),
                try item("class", nil, later, words: "mới"),
            ], members: [school: [all, later], office: [all], new: [all]])
        let news = EditionNewsRules.between(old, next)
        let told = Dictionary(news.flatMap { item in item.units.map { ($0, item) } }) { first, _ in first }
        #expect(told[office] == nil)
        #expect(told[leaving]?.kind == .withdrawn && told[new]?.kind == .new)
        let amended = try #require(told[school])
        #expect(amended.kind == .amended && amended.others == 1)
        #expect(amended.moved == [.init(title: "fair", from: due, to: due.adding(days: 14))])
        let body = EditionNewsTexts.body(amended, note: "Dời ngày hội")
        #expect(body.vi.contains("trước là") && body.en.contains("before:") && body.vi.hasSuffix("Dời ngày hội"))
    }
}
