internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Outbox
internal import Web

/// What was delivered: for each person their own, for administrators within their reach.
enum DeliveryPages {
    static let endpoints: [Endpoint] = [
        .page("/deliveries", .needs(ReadDeliveries.self), list),
        .page("/deliveries/:delivery", .needs(ReadDeliveries.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/deliveries/:delivery", .needs(ReadDeliveries.self), decide, again: show),
        .page("/messages/sent", .member, own),
        .page("/messages/sent/:delivery", .member, ownDelivery),
    ]

    private static let pageLength = 50

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ReadDeliveries.self, in: tx)
        let isAtTop = try ReminderRows.superior(of: permit.scope, on: visit.today, in: tx) == nil
        let list = try DeliveryList(visit, within: permit.covers("m.unit_id"), pageLength: pageLength, in: tx)
        return .page(DeliveryViews.list(list, .scope(isAtTop: isAtTop), visit))
    }

    private static func own(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let list = try DeliveryList(visit, within: try isOwn(visit), pageLength: pageLength, in: tx)
        return .page(DeliveryViews.list(list, .own, visit))
    }

    /// The condition under which a delivery is meant for who asks.
    static func isOwn(_ visit: Visit) throws -> SQL {
        guard let person = visit.person?.account.id else { throw NotFound() }
        return "d.person_id = \(person)"
    }

    static func find(_ visit: Visit, within: SQL, _ tx: Transaction) throws -> DeliveryLine {
        guard let id: DeliveryID = visit.request.id("delivery"),
            let line = try DeliveryListRows.find(id, within: within, in: tx)
        else { throw NotFound() }
        return line
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ReadDeliveries.self, in: tx)
        let line = try find(visit, within: permit.covers("m.unit_id"), tx)
        let attempts = try DeliveryListRows.attempts(of: line.id, in: tx)
        return .page(DeliveryViews.delivery(line, attempts, refusal, .scope(isAtTop: false), visit))
    }

    private static func ownDelivery(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let line = try find(visit, within: try isOwn(visit), tx)
        let attempts = try DeliveryListRows.attempts(of: line.id, in: tx)
        return .page(DeliveryViews.delivery(line, attempts, nil, .own, visit))
    }

    static func decide(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ReadDeliveries.self, in: tx)
        let line = try find(visit, within: permit.covers("m.unit_id"), tx)
        let isAgain = visit.form.values["do"] == "again"
        guard line.isRepeatable || !isAgain,
            try DeliveryListRows.decide(line.id, sendAgain: isAgain, at: visit.now, in: tx)
        else { throw NotUnknown() }
        let new: DeliveryState = isAgain ? .waiting : .delivered
        try permit.record(
            "decide delivery", subject: "delivery", id: line.id.text,
            changes: [FieldChange("state", from: line.state.rawValue, to: new.rawValue)], in: tx)
        return .redirect(to: "/deliveries/\(line.id)?done=delivery-decided")
    }
}

/// One page of deliveries, narrowed by what stands in the address.
struct DeliveryList {
    let filter: DeliveryFilter
    /// The day as it was typed, also when it is none.
    let typedDay: String
    let lines: [DeliveryLine]
    let count: Int
    let page: Int
    let pages: Int

    /// - Parameter within: what may be seen at all.
    init(_ visit: Visit, within: SQL, pageLength: Int, in tx: Transaction) throws {
        let query = visit.request.query
        typedDay = (query["day"] ?? "").trimmed
        filter = DeliveryFilter(
            channel: query["channel"].flatMap { Channel(rawValue: $0) },
            state: query["state"].flatMap { DeliveryState(rawValue: $0) }, day: Day(written: typedDay))
        count = try DeliveryListRows.count(filter, within: within, in: tx)
        pages = max(1, (count + pageLength - 1) / pageLength)
        page = min(max(1, query["page"].flatMap { Int($0) } ?? 1), pages)
        lines = try DeliveryListRows.lines(
            filter, within: within, limit: pageLength, offset: (page - 1) * pageLength, in: tx)
    }

    var isNarrowed: Bool { !filter.isEmpty || !typedDay.isEmpty }
    var isDayWrong: Bool { filter.day == nil && !typedDay.isEmpty }
}

/// Whose deliveries are looked at, and from where.
enum DeliveryView {
    case own
    case scope(isAtTop: Bool)

    var isOwn: Bool { if case .own = self { true } else { false } }

    var base: String {
        switch self {
        case .own: "/messages/sent"
        case .scope: "/deliveries"
        }
    }

    var title: Text {
        switch self {
        case .own: DeliveryTexts.ownTitle
        case .scope: DeliveryTexts.title
        }
    }

    var help: Text {
        switch self {
        case .own: DeliveryTexts.ownHelp
        case .scope: DeliveryTexts.help
        }
    }
}

/// Only a delivery of which nobody knows can be decided.
struct NotUnknown: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text { DeliveryTexts.notUnknown }
}
