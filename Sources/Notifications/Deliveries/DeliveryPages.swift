internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Outbox
internal import Web

/// What was delivered, for administrators within their reach.
enum DeliveryPages {
    static let endpoints: [Endpoint] = [
        .page("/deliveries", .needs(ReadDeliveries.self), list),
        .page("/deliveries/:delivery", .needs(ReadDeliveries.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/deliveries/:delivery", .needs(ReadDeliveries.self), decide, again: show),
    ]

    private static let pageLength = 50

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ReadDeliveries.self, in: tx)
        let state = visit.request.query["state"].flatMap { DeliveryState(rawValue: $0) }
        let within = permit.covers("m.unit_id")
        let count = try DeliveryListRows.count(state, within: within, in: tx)
        let pages = max(1, (count + pageLength - 1) / pageLength)
        let page = min(max(1, visit.request.query["page"].flatMap { Int($0) } ?? 1), pages)
        let lines = try DeliveryListRows.lines(
            state, within: within, limit: pageLength, offset: (page - 1) * pageLength, in: tx)
        let isAtTop = try ReminderRows.superior(of: permit.scope, on: visit.today, in: tx) == nil
        return .page(
            DeliveryViews.list(lines, state, count: count, page: page, pages: pages, isAtTop: isAtTop, visit))
    }

    static func find(
        _ visit: Visit, _ permit: Permit<ReadDeliveries>, _ tx: Transaction
    ) throws -> DeliveryLine {
        guard let id: DeliveryID = visit.request.id("delivery"),
            let line = try DeliveryListRows.find(id, within: permit.covers("m.unit_id"), in: tx)
        else { throw NotFound() }
        return line
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let line = try find(visit, try visit.permit(ReadDeliveries.self, in: tx), tx)
        let attempts = try DeliveryListRows.attempts(of: line.id, in: tx)
        return .page(DeliveryViews.delivery(line, attempts, refusal, visit))
    }

    static func decide(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(ReadDeliveries.self, in: tx)
        let line = try find(visit, permit, tx)
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

/// Only a delivery of which nobody knows can be decided.
struct NotUnknown: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text { DeliveryTexts.notUnknown }
}
