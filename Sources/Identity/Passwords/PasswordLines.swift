/// Who has a password tried: from where, and whether from a browser or session in which somebody has signed in before.
struct PasswordAsker: Sendable, Equatable {
    let address: String
    let isKnown: Bool
}

/// Who waits for a password to be tried: a line for each address, served in turn, so that a stranger's many guesses wait
/// behind one another and hold up nobody else. Known browsers come first, but every third turn is a stranger's, so that
/// nobody waits for ever. A rule without a clock.
struct PasswordLines<Waiter> {
    /// How many may wait in the line of one address: a school behind one address in the morning.
    let perAddress: Int
    /// How many may wait in all lines of one kind together.
    let perKind: Int

    private var known = Lines()
    private var strangers = Lines()
    private var turn = 0

    init(perAddress: Int = 32, perKind: Int = 96) {
        self.perAddress = perAddress
        self.perKind = perKind
    }

    var count: Int { known.count + strangers.count }

    /// - Returns: false when there is no room.
    mutating func add(_ waiter: Waiter, for asker: PasswordAsker) -> Bool {
        asker.isKnown
            ? known.add(waiter, from: asker.address, perAddress, perKind)
            : strangers.add(waiter, from: asker.address, perAddress, perKind)
    }

    /// Whose turn it is; nil when nobody waits.
    mutating func next() -> Waiter? {
        turn = (turn + 1) % 3
        return turn == 0 ? strangers.next() ?? known.next() : known.next() ?? strangers.next()
    }

    /// Lines of one kind.
    private struct Lines {
        private var waiting: [String: [Waiter]] = [:]
        /// The addresses that have somebody waiting, whose turn is next first.
        private var order: [String] = []
        private(set) var count = 0

        mutating func add(_ waiter: Waiter, from address: String, _ perAddress: Int, _ most: Int) -> Bool {
            let line = waiting[address, default: []]
            guard line.count < perAddress, count < most else { return false }
            if line.isEmpty { order.append(address) }
            waiting[address] = line + [waiter]
            count += 1
            return true
        }

        mutating func next() -> Waiter? {
            guard !order.isEmpty else { return nil }
            let address = order.removeFirst()
            guard var line = waiting[address], !line.isEmpty else { return nil }
            let waiter = line.removeFirst()
            waiting[address] = line.isEmpty ? nil : line
            if !line.isEmpty { order.append(address) }
            count -= 1
            return waiter
        }
    }
}
