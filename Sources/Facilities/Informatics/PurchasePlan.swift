internal import Base

/// What a school has to buy, and to carry from one room to another, so that every room reaches level 2
/// (clause II.4.a of the guidance: review, then buy what is missing).
struct PurchasePlan: Sendable, Equatable {
    /// A room with the computers it needs and has.
    struct Need: Sendable, Equatable {
        let room: RoomID
        let needed: Int
        let working: Int

        var missing: Int { max(0, needed - working) }
        var spare: Int { max(0, working - needed) }
    }

    struct Move: Sendable, Equatable {
        /// Nil for computers in store.
        let from: RoomID?
        let to: RoomID
        let count: Int
    }

    struct Purchase: Sendable, Equatable {
        let room: RoomID
        let count: Int
    }

    private(set) var moves: [Move] = []
    private(set) var purchases: [Purchase] = []

    var computers: Int { purchases.reduce(0) { $0 + $1.count } }

    /// The fewest computers to buy and, among such lists, the fewest rooms to buy for. A room gives away only what it
    /// does not need: nothing is taken from a room that lacks computers itself.
    ///
    /// No list is shorter: whatever is spare is used, so that only the difference is bought; and filling the rooms that
    /// lack least first fills as many rooms as can be. Store is emptied before a machine is taken out of another room.
    ///
    /// - Parameter stock: working computers of the school that no class needs.
    static func shortest(_ rooms: [Need], stock: Int) -> PurchasePlan {
        var plan = PurchasePlan()
        var sources: [(room: RoomID?, count: Int)] = [(nil, stock)] + rooms.map { ($0.room, $0.spare) }
        sources.removeAll { $0.count <= 0 }
        let lacking = rooms.filter { $0.missing > 0 }.sorted { ($0.missing, $0.room) < ($1.missing, $1.room) }
        for need in lacking {
            var missing = need.missing
            while missing > 0, let source = sources.first {
                let count = min(missing, source.count)
                plan.moves.append(Move(from: source.room, to: need.room, count: count))
                missing -= count
                sources[0].count -= count
                if sources[0].count == 0 { sources.removeFirst() }
            }
            if missing > 0 { plan.purchases.append(Purchase(room: need.room, count: missing)) }
        }
        return plan
    }
}
