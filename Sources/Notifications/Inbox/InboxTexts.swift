internal import Base

/// Every sentence of the inbox.
enum InboxTexts {
    static let title = Text("Tin nhắn", "Messages")
    static let help = Text("Những gì Khuê báo cho bạn, mới nhất ở trên.", "What Khuê tells you, the newest first.")
    static let none = Text(
        "Chưa có tin nào. Khi có việc mới hoặc sắp đến hạn, tin sẽ hiện ở đây.",
        "No messages yet. New work and days that come near will show here.")
    static let unread = Text("Chưa đọc", "Unread")
    static let readAll = Text("Đánh dấu đã đọc tất cả", "Mark all as read")
    static let allRead = Text("Đã đánh dấu đọc tất cả.", "All are marked as read.")
    static let open = Text("Mở việc này", "Open it")
}
