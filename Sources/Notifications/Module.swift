public import Base
internal import Components
public import Identity

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
    ]

    public static let endpoints: [Endpoint] =
        InboxPages.endpoints + PreferencePages.endpoints + DeliveryPages.endpoints + StepPages.endpoints
        + MessageAPI.endpoints + DeliveryAPI.endpoints
}

/// See what was delivered to the people of units within reach, and decide about what nobody knows of.
public struct ReadDeliveries: Capability {
    public static let label = Text(
        "Xem thư, tin đã gửi trong phạm vi và xử lý lượt gửi chưa rõ kết quả",
        "See what was delivered within reach and decide about unknown outcomes")
    public static let roles: Set<Role> = [.administrator]
}
