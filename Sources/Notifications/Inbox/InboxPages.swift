internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Outbox
internal import Web

/// The messages of the person who asks; nobody else's exist here.
enum InboxPages {
    static let endpoints: [Endpoint] = [
        .page("/messages", .member, list),
        .disclosure("/messages/:message", .member, open),
        .action("/messages/read", .member, readAll),
    ]

    private static let pageLength = 30

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let person = visit.person?.account.id else { throw NotFound() }
        let count = try MessageRows.count(of: person, in: tx)
        let unread = try Outbox.unread(of: person, in: tx)
        let pages = max(1, (count + pageLength - 1) / pageLength)
        let page = min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages)
        let lines = try MessageRows.inbox(
            of: person, limit: pageLength, offset: (page - 1) * pageLength, in: tx)
        let frame = visit.frame(InboxTexts.title, help: InboxTexts.help, width: .reading)
        return .page(
            frame.write { html in
                if lines.isEmpty { html.element("p", .class("empty"), text: InboxTexts.none) }
                if !lines.isEmpty { messages(lines, &html) }
                html.pagination(Address(visit.request.target), page: page, pages: pages)
                if unread > 0 {
                    html.postButton(
                        InboxTexts.readAll, action: "/messages/read", csrf: visit.formMark, style: .secondary)
                }
                for (title, path) in [
                    (PreferenceTexts.title, "/messages/preferences"), (DeliveryTexts.ownTitle, "/messages/sent"),
                ] {
                    html.element("p") { $0.element("a", .href(path), text: title) }
                }
            })
    }

    private static func messages(_ lines: [InboxLine], _ html: inout HTML) {
        html.element("ul", .class("tasks")) { html in
            for line in lines {
                html.element("li") { html in
                    html.element("div", .class("task")) { html in
                        html.element("a", .href("/messages/\(line.id)"), text: line.title)
                        html.element("p", .class("hint"), text: html.format.moment(line.created))
                    }
                    if !line.isRead { html.badge(InboxTexts.unread, .info) }
                }
            }
        }
    }

    /// Opening a message marks it as read.
    private static func open(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let person = visit.person?.account.id, let id: MessageID = visit.request.id("message"),
            let line = try MessageRows.find(id, of: person, in: tx)
        else { throw NotFound() }
        try MessageRows.read(id, of: person, at: visit.now, in: tx)
        let deliveries = try DeliveryListRows.lines(of: id, in: tx)
        let crumbs = [Frame.Crumb(InboxTexts.title, href: "/messages")]
        return .page(
            visit.frame(line.title, width: .reading, crumbs: crumbs).write { html in
                html.element("p", .class("hint"), text: html.format.moment(line.created))
                html.prose(line.body(html.language))
                if let path = line.path { html.actions { $0.linkButton(InboxTexts.open, to: path) } }
                DeliveryViews.summary(deliveries, &html)
            })
    }

    private static func readAll(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let person = visit.person?.account.id else { throw NotFound() }
        try MessageRows.read(nil, of: person, at: visit.now, in: tx)
        return .redirect(to: "/messages?done=all-read")
    }
}
