internal import Base
internal import Database
internal import Identity
internal import Outbox
internal import Web

/// One's own messages, and how one wants to be told, for other programs.
enum MessageAPI {
    static let reading = APIScope("messages:read", Text("Xem tin nhắn của mình", "See one's own messages"))
    static let writing = APIScope(
        "messages:write", Text("Đánh dấu đã đọc, đổi cách nhận tin", "Mark as read, change how one is told"))

    static let endpoints: [Endpoint] = [
        .list("/messages", Text("Tin nhắn của mình", "One's own messages"), reading, message, inbox),
        .read(
            "/messages/:message", Text("Một tin nhắn; không đánh dấu đã đọc", "One message; does not mark it as read"),
            reading, message
        ) {
            call, tx in .one(try find(call, tx), message)
        },
        .change(.post, "/messages/:message/reading", Text("Đánh dấu đã đọc", "Mark as read"), writing, message) {
            call, tx in
            try MessageRows.read(try find(call, tx).line.id, of: try own(call), at: call.visit.now, in: tx)
            return .one(try find(call, tx), message)
        },
        .change(
            .post, "/messages/reading", Text("Đánh dấu đã đọc tất cả", "Mark all as read"), writing, unread
        ) { call, tx in
            _ = try InboxPages.readAll(call.visit, tx)
            return .one(try Outbox.unread(of: try own(call), in: tx), unread)
        },
        .read("/preferences", Text("Cách nhận tin", "How one is told"), reading, preference) { call, tx in
            .one(try PreferenceRows.find(of: try own(call), in: tx), preference)
        },
        .change(
            .put, "/preferences", Text("Đổi cách nhận tin", "Change how one is told"), writing,
            body: [
                .needs("byMail", .flag, form: "mail"), .needs("byHook", .flag, form: "hook"),
                .needs("isDaily", .flag, form: "daily"), .may("number", .text(0...30)),
                .may("quietFrom", .integer(0...23), form: "from"), .may("quietTo", .integer(0...23), form: "to"),
            ], preference
        ) { call, tx in
            _ = try PreferencePages.save(call.visit, tx)
            return .one(try PreferenceRows.find(of: try own(call), in: tx), preference)
        },
    ]

    private struct Shown: Sendable {
        let line: InboxLine
        let language: Language
    }

    private static let message = APIRecord<Shown>([
        .id("id") { $0.line.id }, .text("title") { $0.line.title($0.language) },
        .text("body") { $0.line.body($0.language) }, .optional("path") { $0.line.path },
        .optionalInstant("at") { $0.line.created }, .flag("isRead") { $0.line.isRead },
    ])
    private static let preference = APIRecord<Preference>([
        .flag("byMail") { $0.byMail }, .flag("byHook") { $0.byHook }, .flag("isDaily") { $0.isDaily },
        .text("number") { $0.number }, .optionalInteger("quietFrom") { $0.quiet?.from },
        .optionalInteger("quietTo") { $0.quiet?.to },
    ])

    private static let unread = APIRecord<Int>([.integer("unread") { $0 }])

    static func own(_ call: APICall) throws -> AccountID {
        guard let person = call.visit.person else { throw NotFound() }
        return person.account.id
    }

    private static func find(_ call: APICall, _ tx: Transaction) throws -> Shown {
        guard let line = try MessageRows.find(try call.id("message"), of: try own(call), in: tx) else {
            throw NotFound()
        }
        return Shown(line: line, language: call.visit.language)
    }

    private static func inbox(_ call: APICall, _ tx: Transaction) throws -> APIReply {
        let lines = try MessageRows.inbox(of: try own(call), limit: 1000, offset: 0, in: tx)
        let shown = lines.map { Shown(line: $0, language: call.visit.language) }
        return .page(call.page(of: shown) { $0.line.id.text }, message)
    }
}
