import Base
import TestKit
import Testing

@testable import Facilities

/// The shortest purchase list, against trying everything.
@Suite struct PurchaseTests {
    static func need(_ needed: Int, _ working: Int) -> PurchasePlan.Need {
        .init(room: RoomID(at: World.now), needed: needed, working: working)
    }

    /// What every list must do: after moving and buying no room lacks a computer, nothing was taken that was not there.
    static func cures(_ plan: PurchasePlan, _ rooms: [PurchasePlan.Need], stock: Int) -> Bool {
        var have = Dictionary(uniqueKeysWithValues: rooms.map { ($0.room, $0.working) })
        var store = stock
        for move in plan.moves {
            if let from = move.from { have[from, default: 0] -= move.count } else { store -= move.count }
            have[move.to, default: 0] += move.count
        }
        for purchase in plan.purchases { have[purchase.room, default: 0] += purchase.count }
        let isWhole = (plan.moves.map(\.count) + plan.purchases.map(\.count)).allSatisfy { $0 > 0 }
        // A room that had enough keeps enough; one that lacked has what it needs.
        return isWhole && store >= 0 && rooms.allSatisfy { (have[$0.room] ?? 0) >= $0.needed }
    }

    /// The fewest computers, then the fewest rooms to buy for, by trying every number to buy for every room and every
    /// way to carry what is spare: a room ends with at least what it has and needs, at most with all that is left.
    static func best(_ rooms: [PurchasePlan.Need], stock: Int) -> (computers: Int, rooms: Int) {
        let all = rooms.reduce(stock) { $0 + $1.working }
        var best = (computers: Int.max, rooms: Int.max)
        func tryRoom(_ index: Int, left: Int, bought: Int, lines: Int) {
            if index == rooms.count {
                best = min((bought, lines), best, by: <)
                return
            }
            let own = Swift.min(rooms[index].working, rooms[index].needed)
            guard own <= left else { return }
            for kept in own...left {
                let buy = max(0, rooms[index].needed - kept)
                tryRoom(index + 1, left: left - kept, bought: bought + buy, lines: lines + (buy > 0 ? 1 : 0))
            }
        }
        tryRoom(0, left: all, bought: 0, lines: 0)
        return best
    }

    private static func min(
        _ first: (Int, Int), _ second: (Int, Int), by less: ((Int, Int), (Int, Int)) -> Bool
    ) -> (computers: Int, rooms: Int) { less(first, second) ? first : second }

    @Test func aSpareMachineIsCarriedBeforeOneIsBought() {
        let (rich, poor) = (PurchaseTests.need(18, 20), PurchaseTests.need(18, 15))
        let plan = PurchasePlan.shortest([rich, poor], stock: 0)
        #expect(plan.moves == [.init(from: rich.room, to: poor.room, count: 2)])
        #expect(plan.purchases == [.init(room: poor.room, count: 1)])
    }

    @Test func theStoreIsEmptiedFirst() {
        let (rich, poor) = (PurchaseTests.need(18, 20), PurchaseTests.need(18, 16))
        let plan = PurchasePlan.shortest([rich, poor], stock: 2)
        #expect(plan.moves == [.init(from: nil, to: poor.room, count: 2)] && plan.purchases.isEmpty)
        #expect(PurchasePlan.shortest([rich], stock: 5) == PurchasePlan())
    }

    /// Over 400 generated schools no list buys fewer computers, nor as few for fewer rooms.
    @Test(arguments: [UInt64(1), 2, 3, 4])
    func noListIsShorter(seed: UInt64) {
        var random = Seed(seed)
        for _ in 0..<100 {
            let rooms = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                PurchaseTests.need(Int.random(in: 0...5, using: &random), Int.random(in: 0...5, using: &random))
            }
            let stock = Int.random(in: 0...3, using: &random)
            let plan = PurchasePlan.shortest(rooms, stock: stock)
            let best = PurchaseTests.best(rooms, stock: stock)
            let said = "seed \(seed): \(rooms.map { ($0.needed, $0.working) }), stock \(stock)"
            #expect(PurchaseTests.cures(plan, rooms, stock: stock), "\(said)")
            #expect(plan.computers == best.computers && plan.purchases.count == best.rooms, "\(said)")
        }
    }
}
