import Base
import Testing

@testable import Outbox

/// When something is sent, and when again.
struct DeliveryRuleTests {
    private static let day = Day(iso: "2023-09-20") ?? Day(daysSinceEpoch: 0)

    /// Hour of the event, quiet hours, whether one letter a day; the hour at which it may leave, and days later.
    @Test(
        arguments: [
            (9, nil, nil, false, 9, 0), (22, 21, 6, false, 6, 1), (3, 21, 6, false, 6, 0), (6, 21, 6, false, 6, 0),
            (20, 21, 6, false, 20, 0), (13, 12, 14, false, 14, 0), (14, 12, 14, false, 14, 0),
            (9, nil, nil, true, 7, 1),
            (5, nil, nil, true, 7, 0), (9, 6, 8, true, 8, 1),
        ] as [(Int, Int?, Int?, Bool, Int, Int)])
    func quietHoursAndDailyLetters(hour: Int, from: Int?, to: Int?, daily: Bool, leaves: Int, later: Int) {
        let quiet = from.flatMap { from in to.flatMap { Preference.Quiet(from: from, to: $0) } }
        let preference = Preference(isDaily: daily, quiet: quiet)
        let first = DeliveryTime.first(after: Instant(DeliveryRuleTests.day, hour: hour), preference)
        #expect(first == Instant(DeliveryRuleTests.day.adding(days: later), hour: leaves))
    }

    @Test func triesGrowRarerAndEnd() {
        let start = Instant(DeliveryRuleTests.day, hour: 8)
        var now = start
        var waits: [Int] = []
        while let next = BackOff.next(afterTries: waits.count + 1, created: start, now: now) {
            waits.append(next.seconds(since: now))
            now = next
        }
        #expect(Array(waits.prefix(6)) == [60, 120, 240, 480, 960, 1920])
        #expect(waits.max() == 4 * 3600 && waits.count < 45)
        #expect(now.seconds(since: start) >= 5 * 86_400)
    }
}
