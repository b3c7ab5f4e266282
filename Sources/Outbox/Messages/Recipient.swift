public import Base

/// One person to be told, and the unit for which they are told: its administrators see that it was delivered.
public struct Recipient: Sendable, Hashable {
    let person: String
    let unit: String

    public init<Person, Unit>(_ person: ID<Person>, at unit: ID<Unit>) {
        self.person = person.text
        self.unit = unit.text
    }
}

/// How one person can be told, as it stands when the event happens.
struct Reach: Sendable {
    let preference: Preference
    let hasMail: Bool
    /// The devices that the person lets Khuê tell something.
    var devices: [String] = []

    /// The channels by which work and reminders reach this person.
    var channels: Set<Channel> {
        var channels: Set<Channel> = []
        if hasMail, preference.byMail { channels.insert(.mail) }
        if preference.byHook, !preference.number.isEmpty { channels.insert(.hook) }
        if !devices.isEmpty { channels.insert(.push) }
        return channels
    }

    /// The deliveries of a message to this person.
    func deliveries(
        of message: MessageID, _ announcement: Announcement, to person: String, at now: Instant
    ) -> [NewDelivery] {
        var deliveries: [NewDelivery] = []
        let isUrgent = announcement.kind == .account
        if hasMail, preference.byMail || isUrgent {
            let moment = isUrgent ? now : DeliveryTime.first(after: now, preference)
            deliveries.append(
                NewDelivery(
                    message: message, person: person, channel: .mail, isDigest: preference.isDaily && !isUrgent,
                    next: moment))
        }
        if preference.byHook, !preference.number.isEmpty, !announcement.isSecret {
            let moment = DeliveryTime.awake(now, preference)
            deliveries.append(
                NewDelivery(message: message, person: person, channel: .hook, isDigest: false, next: moment))
        }
        guard !announcement.isSecret else { return deliveries }
        let isDigest = preference.isDaily && !isUrgent
        let moment = isDigest ? DeliveryTime.first(after: now, preference) : DeliveryTime.awake(now, preference)
        return deliveries
            + devices.map { device in
                NewDelivery(
                    message: message, person: person, channel: .push, device: device, isDigest: isDigest, next: moment)
            }
    }
}
