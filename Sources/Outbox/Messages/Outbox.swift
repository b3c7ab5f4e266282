public import Base
public import Database

/// The way for every module to tell somebody something, in the transaction of the event it tells of.
public enum Outbox {
    /// Tells a person: in the program, and by the channels they chose.
    ///
    /// - Parameter unit: for which unit they are told; its administrators see that it was delivered.
    /// - Returns: false when they were told the same before.
    @discardableResult
    public static func announce<Person, Unit>(
        _ announcement: Announcement, to person: ID<Person>, unit: ID<Unit>, at now: Instant, in tx: Transaction
    ) throws -> Bool {
        let message = NewMessage(
            id: MessageID(at: now), announcement: announcement, person: person.text, unit: unit.text, address: nil,
            language: nil)
        guard try MessageRows.insert(message, at: now, in: tx) else { return false }
        guard let reach = try BatchRows.reach(of: [person.text], in: tx)[person.text] else { return true }
        for delivery in reach.deliveries(of: message.id, announcement, to: person.text, at: now) {
            try DeliveryRows.insert(delivery, at: now, in: tx)
        }
        return true
    }

    /// Tells many people the same, each once, in a few statements per thousand of them.
    ///
    /// - Returns: how many were told; who was told the same before, or has no account any more, is left out.
    @discardableResult
    public static func announce(
        _ announcement: Announcement, to recipients: [Recipient], at now: Instant, in tx: Transaction
    ) throws -> Int {
        let units = Dictionary(recipients.map { ($0.person, $0.unit) }) { first, _ in first }
        var rest = units.keys.sorted()[...]
        var count = 0
        while !rest.isEmpty {
            let people = Array(rest.prefix(BatchRows.length))
            rest = rest.dropFirst(people.count)
            let reach = try BatchRows.reach(of: people, in: tx)
            let messages = people.filter { reach[$0] != nil }.map { person in
                NewMessage(
                    id: MessageID(at: now), announcement: announcement, person: person, unit: units[person],
                    address: nil, language: nil)
            }
            let known = try BatchRows.known(messages.compactMap(\.once), in: tx)
            let new = messages.filter { $0.once.map { !known.contains($0) } ?? true }
            let deliveries = new.flatMap { message in
                let person = message.person ?? ""
                return reach[person]?.deliveries(of: message.id, announcement, to: person, at: now) ?? []
            }
            try BatchRows.insert(new, at: now, in: tx)
            try BatchRows.insert(deliveries, at: now, in: tx)
            count += new.count
        }
        return count
    }

    /// A letter to an address that is not (yet) the address of an account.
    public static func announce<Unit>(
        _ announcement: Announcement, toAddress address: String, language: Language, unit: ID<Unit>?,
        at now: Instant, in tx: Transaction
    ) throws {
        let id = MessageID(at: now)
        let message = NewMessage(
            id: id, announcement: announcement, person: nil, unit: unit?.text, address: address, language: language)
        guard try MessageRows.insert(message, at: now, in: tx) else { return }
        try DeliveryRows.insert(
            NewDelivery(message: id, person: nil, channel: .mail, isDigest: false, next: now), at: now, in: tx)
    }

    /// By which channels work and reminders would reach people as they want it now. Who has no account that may sign in is
    /// left out; nobody is told anything.
    public static func channels<Person>(
        of people: [ID<Person>], in tx: Transaction
    ) throws -> [ID<Person>: Set<Channel>] {
        var channels: [ID<Person>: Set<Channel>] = [:]
        for start in stride(from: 0, to: people.count, by: BatchRows.length) {
            let part = people[start..<min(start + BatchRows.length, people.count)]
            let reach = try BatchRows.reach(of: part.map(\.text), in: tx)
            for person in part { channels[person] = reach[person.text]?.channels }
        }
        return channels
    }

    /// How many messages a person has not opened.
    public static func unread<Person>(of person: ID<Person>, in tx: Transaction) throws -> Int {
        try MessageRows.unread(of: person.text, in: tx)
    }
}
