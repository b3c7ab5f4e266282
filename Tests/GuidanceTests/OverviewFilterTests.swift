internal import Base
internal import Identity
internal import Organisation
import Testing

@testable import Guidance

struct OverviewFilterTests {
    private static let units = (0..<5).map { UnitID(at: Instant(milliseconds: Int64($0))) }

    /// In the order of names.
    private static let tallies = [
        Tally(unit: units[0], superior: units[4], levels: [.primary], standing: .open, submittedAt: nil),
        Tally(
            unit: units[1], superior: units[4], levels: [.primary, .lowerSecondary], standing: .accepted(late: 2),
            submittedAt: Instant(milliseconds: 2)),
        Tally(unit: units[2], superior: nil, levels: [.preschool], standing: .overdue(days: 9), submittedAt: nil),
        Tally(
            unit: units[3], superior: nil, levels: [.primary], standing: .submitted(late: 0),
            submittedAt: Instant(milliseconds: 1)),
    ]

    private func places(_ filter: OverviewFilter, ranks: [UnitID: Int]? = nil) -> [Int?] {
        filter.ordered(Self.tallies, ranks: ranks).map { Self.units.firstIndex(of: $0.unit) }
    }

    @Test func narrows() {
        #expect(places(OverviewFilter()) == [0, 1, 2, 3])
        #expect(places(OverviewFilter(superior: Self.units[4])) == [0, 1])
        #expect(places(OverviewFilter(level: .primary)) == [0, 1, 3])
        #expect(places(OverviewFilter(level: .primary, group: .accepted)) == [1])
        #expect(places(OverviewFilter(onlyLate: true)) == [1, 2])
    }

    /// Equal ones keep the order of names; who has not handed in comes after all who have.
    @Test func orders() {
        #expect(places(OverviewFilter(order: .submitted)) == [3, 1, 0, 2])
        #expect(places(OverviewFilter(order: .late)) == [2, 1, 0, 3])
    }

    /// The better fit first, and only what the search found.
    @Test func searches() {
        let found = [Self.units[3]: 0, Self.units[0]: 1, Self.units[2]: 1]
        #expect(places(OverviewFilter(search: "x"), ranks: found) == [3, 0, 2])
        #expect(places(OverviewFilter(search: "x"), ranks: [:]).isEmpty)
        let filter = OverviewFilter(search: "Dương")
        #expect(
            filter.rank(name: "Trường Dương Xá", code: "1") == 0 && filter.rank(name: "Trường Đường", code: "1") == 1)
        #expect(OverviewFilter(search: "01").rank(name: "Trường", code: "01") == 0)
    }
}
