public import Base
internal import Components
public import Identity
public import WebPush

/// What Notifications brings to the program.
public enum NotificationsModule {
    /// Where the frame of every page leads for messages.
    public static let inbox = "/messages"

    public static let menu = [
        MenuEntry(DeliveryTexts.title, "/deliveries", icon: .letters, in: .administration, needs: ReadDeliveries.self)
    ]

    public static let capabilities: [any Capability.Type] = [ReadDeliveries.self, SetReminders.self]

    public static let notices: [String: Text] = [
        "preferences-saved": PreferenceTexts.saved, "all-read": InboxTexts.allRead,
        "delivery-decided": DeliveryTexts.decided, "reminders-saved": StepTexts.saved,
        "device-added": DeviceTexts.added, "device-ended": DeviceTexts.ended,
    ]

    /// - Parameters:
    ///   - push: the key by which browsers may be told something; nil where that is not turned on.
    ///   - hosts: the push services that may be called.
    ///   - duties: what people are reminded of.
    public static func endpoints(
        push: PushOffer?, hosts: PushHosts, duties: @escaping Reminders.Source
    ) -> [Endpoint] {
        let devices = DevicePages(offer: push, hosts: hosts)
        let preferences = PreferencePages(devices: devices)
        let renewal = push == nil ? [] : DeviceRenewal(hosts: hosts).endpoints
        return InboxPages.endpoints + preferences.endpoints + renewal + DeliveryPages.endpoints + StepPages.endpoints
            + ForecastPages(duties: duties).endpoints + MessageAPI.endpoints
            + PushAPI(pages: devices).endpoints + DeliveryAPI.endpoints + ForecastAPI(duties: duties).endpoints
    }
}

/// See what was delivered to the people of units within reach, and decide about what nobody knows of.
public struct ReadDeliveries: Capability {
    public static let label = Text(
        "Xem thư, tin đã gửi trong phạm vi và xử lý lượt gửi chưa rõ kết quả",
        "See what was delivered within reach and decide about unknown outcomes")
    public static let roles: Set<Role> = [.administrator]
}
