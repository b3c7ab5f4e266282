import Base
import Foundation
import Testing

@testable import Identity

/// Whose password is tried next (ASVS 2.4.6; decision 48).
struct PasswordLinesTests {
    private let stranger = PasswordAsker(address: "203.0.113.9", isKnown: false)
    private let other = PasswordAsker(address: "198.51.100.7", isKnown: false)
    private let known = PasswordAsker(address: "192.0.2.1", isKnown: true)

    @Test func manyGuessesWaitBehindOneAnother() {
        var lines = PasswordLines<String>()
        for number in 0..<100 { _ = lines.add("guess \(number)", for: stranger) }
        #expect(lines.count == lines.perAddress, "the line of one address is bounded")
        let hasRoom = lines.add("person", for: other)
        #expect(hasRoom, "and leaves room for others")
        let served = (0..<3).compactMap { _ in lines.next() }
        #expect(served.contains("person"), "who comes last from elsewhere is not last: \(served)")
    }

    @Test func knownBrowsersComeFirstAndStrangersInTime() {
        var lines = PasswordLines<String>()
        for number in 0..<6 {
            _ = lines.add("stranger \(number)", for: stranger)
            _ = lines.add("known \(number)", for: known)
        }
        let served = (0..<12).compactMap { _ in lines.next() }
        #expect(served.count == 12 && lines.count == 0)
        #expect(served.prefix(6).filter { $0.hasPrefix("known") }.count == 4, "\(served)")
        #expect(served.filter { $0.hasPrefix("stranger") } == (0..<6).map { "stranger \($0)" })
    }

    /// Many addresses of strangers fill their own lines, never those of known browsers.
    @Test func strangersFromEverywhereKeepNobodyOut() {
        var lines = PasswordLines<String>()
        var taken = 0
        for number in 0..<10_000 {
            if lines.add("x", for: PasswordAsker(address: "203.0.113.\(number)", isKnown: false)) { taken += 1 }
        }
        #expect(taken == lines.perKind)
        let hasRoom = lines.add("person", for: known)
        let served = (0..<2).compactMap { _ in lines.next() }
        #expect(hasRoom && served.contains("person"))
    }
}

/// How many are tried at once, for the memory of it.
struct PasswordDeskTests {
    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var now = 0
        private(set) var most = 0
        private(set) var all = 0

        func work() {
            lock.withLock {
                now += 1
                all += 1
                most = max(most, now)
            }
            usleep(2_000)
            lock.withLock { now -= 1 }
        }
    }

    @Test(arguments: [1, 3])
    func noMoreAtOnceThanThereArePlaces(places: Int) async throws {
        let desk = PasswordDesk(cost: .cheap, places: places)
        let counter = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                let asker = PasswordAsker(address: "192.0.2.\(number)", isKnown: number.isMultiple(of: 2))
                group.addTask { try await desk.run(for: asker) { counter.work() } }
            }
            try await group.waitForAll()
        }
        #expect(counter.all == 40 && counter.most <= places && counter.most > 0)
    }

    @Test func whoFindsNoRoomIsToldAndTheOthersAreServed() async throws {
        let desk = PasswordDesk(cost: .cheap, places: 1, lines: PasswordLines(perAddress: 4, perKind: 8))
        let counter = Counter()
        let asker = PasswordAsker(address: "203.0.113.9", isKnown: false)
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    do {
                        try await desk.run(for: asker) { counter.work() }
                        return false
                    } catch {
                        return (error as? SignInRefusal) == .busy
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused > 0 && refused + counter.all == 60)
        try await desk.run(for: asker) { counter.work() }
    }
}

/// What a try costs.
struct PasswordCostTests {
    @Test func isWhatTheStandardWants() {
        #expect(PasswordHash.Cost.standard == .init(rounds: 1 << 16, blockSize: 8, parallelism: 1))
    }

    @Test(arguments: [4, 10, 15, 16])
    func aTryOfAnOldHashCostsAsMuchAsOneOfANewOne(power: Int) {
        let old = PasswordHash.Cost(rounds: 1 << power, blockSize: 8, parallelism: 1)
        let all = [old] + PasswordHash.Cost.standard.remaining(after: old)
        #expect(all.reduce(0) { $0 + $1.rounds } == 1 << 16)
        #expect(all.allSatisfy { $0.rounds <= 1 << 16 })
    }

    @Test func whatMatchesNothingHasTheCostsOfARealOne() throws {
        let nothing = PasswordHash(matchingNothingAt: .cheap)
        #expect(try nothing.cost == PasswordHash(of: "x", cost: .cheap).cost && !nothing.matches(""))
        let dear = PasswordHash.Cost(rounds: 64, blockSize: 8, parallelism: 1)
        let old = try PasswordHash(of: "mật khẩu dài", cost: .cheap)
        #expect(old.matches("mật khẩu dài", costing: dear) && !old.matches("khác", costing: dear))
        #expect(!PasswordHash(text: "").matches("", costing: dear))
    }
}
