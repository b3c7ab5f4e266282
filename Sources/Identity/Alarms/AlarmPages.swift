internal import Base
internal import Components
internal import Database
internal import HTML
internal import Web

/// What was unusual within reach, with what led to it; acknowledged by a person, with a remark.
enum AlarmPages {
    static let endpoints: [Endpoint] = [
        .page("/alarms", .needs(WatchAlarms.self), list),
        .page("/alarms/bounds", .needs(WatchAlarms.self)) { visit, tx in try showBounds(visit, nil, tx) },
        .action("/alarms/bounds", .needs(WatchAlarms.self), setBounds, again: showBounds),
        .page("/alarms/:alarm", .needs(WatchAlarms.self)) { visit, tx in try show(visit, nil, tx) },
        .action("/alarms/:alarm/acknowledgement", .needs(WatchAlarms.self), acknowledge, again: show),
    ]

    private static let pageLength = 50
    private static let linesShown = 50

    private static func list(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try visit.permit(WatchAlarms.self, in: tx)
        let page = max(1, min(10_000, visit.request.query["page"].flatMap { Int($0) } ?? 1))
        let found = try AlarmRows.all(permit, limit: pageLength + 1, offset: (page - 1) * pageLength, in: tx)
        return .page(
            AlarmViews.list(
                Array(found.prefix(pageLength)), page: page, hasMore: found.count > pageLength,
                setsBounds: try AlarmRows.isTop(permit.scope, on: permit.today, in: tx), visit))
    }

    static func find(_ visit: Visit, _ tx: Transaction) throws -> (Alarm, Permit<WatchAlarms>) {
        let permit = try visit.permit(WatchAlarms.self, in: tx)
        guard let id: AlarmID = visit.request.id("alarm"), let alarm = try AlarmRows.find(id, permit, in: tx) else {
            throw NotFound()
        }
        return (alarm, permit)
    }

    private static func show(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let (alarm, _) = try find(visit, tx)
        return .page(AlarmViews.show(alarm, try lines(alarm, visit, tx), refusal, visit))
    }

    /// The lines of the log that were counted, as far as they are within reach.
    private static func lines(
        _ alarm: Alarm, _ visit: Visit, _ tx: Transaction
    ) throws -> [(line: AuditLine, name: String)] {
        guard let rule = AlarmRule.byKind[alarm.kind], !rule.actions.isEmpty else { return [] }
        let log = try visit.permit(ReadAudit.self, in: tx)
        let whose: SQL =
            switch rule.whom {
            case .person:
                """
                (a.account_id = \(alarm.whom) OR (a.subject = 'account' AND a.subject_id = \(alarm.whom)))
                    AND \(AuditPages.reach(log))
                """
            case .address: "a.address = \(alarm.whom) AND \(AuditPages.reach(log))"
            case .installation: .always
            }
        return try AuditRows.lines(
            AuditFilter(),
            where: """
                \(whose) AND a.at >= \(alarm.since) AND a.at <= \(alarm.raised)
                    AND a.action IN \(list: rule.actions.sorted())
                """, limit: linesShown, offset: 0, in: tx)
    }

    static func acknowledge(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let (alarm, permit) = try find(visit, tx)
        var form = FormReader(visit.form.values)
        let remark = form.text("remark", required: AlarmTexts.remarkMissing, limit: 1000)
        try form.finish()
        guard alarm.whom != permit.account.text else { throw AlarmRefusal.oneself }
        guard try AlarmRows.acknowledge(alarm.id, by: permit.account, remark, at: visit.now, in: tx) else {
            throw AlarmRefusal.already
        }
        try permit.record(
            "acknowledge alarm", subject: "alarm", id: alarm.id.text, unit: alarm.unit,
            changes: [FieldChange("remark", from: nil, to: remark)], in: tx)
        return .redirect(to: "/alarms?done=alarm-acknowledged")
    }

    // MARK: Bounds

    /// What holds for the whole installation is set by those who look after the whole city.
    static func atTop(_ visit: Visit, _ tx: Transaction) throws -> Permit<WatchAlarms> {
        let permit = try visit.permit(WatchAlarms.self, in: tx)
        guard try AlarmRows.isTop(permit.scope, on: permit.today, in: tx) else { throw NotFound() }
        return permit
    }

    private static func showBounds(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        _ = try atTop(visit, tx)
        return .page(AlarmViews.bounds(try AlarmBounds.all(in: tx), refusal, visit))
    }

    static func setBounds(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try atTop(visit, tx)
        var form = FormReader(visit.form.values)
        let new = AlarmRule.all.map { rule in
            (rule, form.number(rule.kind.rawValue, in: 0...1_000_000) ?? rule.bound)
        }
        try form.finish()
        let old = try AlarmBounds.all(in: tx)
        let changed = new.filter { old[$0.0.kind] != $0.1 }
        for (rule, bound) in changed { try Settings.set(AlarmBounds.name(rule.kind), to: String(bound), in: tx) }
        try permit.record(
            "set alarm bounds", subject: "alarm", id: "bounds",
            changes: changed.map { rule, bound in
                FieldChange(rule.kind.rawValue, from: old[rule.kind].map(String.init), to: String(bound))
            }, in: tx)
        return .redirect(to: "/alarms?done=alarm-bounds")
    }
}
