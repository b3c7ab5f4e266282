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
        let id = MessageID(at: now)
        let message = NewMessage(
            id: id, announcement: announcement, person: person.text, unit: unit.text, address: nil, language: nil)
        guard try MessageRows.insert(message, at: now, in: tx) else { return false }
        let preference = try PreferenceRows.find(person.text, in: tx)
        let isUrgent = announcement.kind == .account
        let hasMail = try MessageRows.mailAddress(of: person.text, in: tx) != nil
        let moment = isUrgent ? now : DeliveryTime.first(after: now, preference)
        if hasMail, preference.byMail || isUrgent {
            let delivery = NewDelivery(
                message: id, person: person.text, channel: .mail, isDigest: preference.isDaily && !isUrgent,
                next: moment)
            try DeliveryRows.insert(delivery, at: now, in: tx)
        }
        if preference.byHook, !preference.number.isEmpty, !announcement.isSecret {
            let next = DeliveryTime.awake(now, preference)
            try DeliveryRows.insert(
                NewDelivery(message: id, person: person.text, channel: .hook, isDigest: false, next: next), at: now,
                in: tx)
        }
        return true
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

    /// How many messages a person has not opened.
    public static func unread<Person>(of person: ID<Person>, in tx: Transaction) throws -> Int {
        try MessageRows.unread(of: person.text, in: tx)
    }
}
