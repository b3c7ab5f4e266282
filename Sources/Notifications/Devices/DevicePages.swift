internal import Base
internal import Components
internal import Database
internal import HTML
internal import Identity
internal import Outbox
internal import Web
internal import WebPush

/// The browsers that a person lets Khuê tell something.
struct DevicePages {
    /// Nil where the operator has not turned it on: devices can be signed off, none can be added.
    let offer: PushOffer?
    let hosts: PushHosts

    func endpoints(again: @escaping Endpoint.Again) -> [Endpoint] {
        let ending = Endpoint.action("/messages/devices/:device/end", .member, DevicePages.end)
        return [ending] + (offer == nil ? [] : [.action("/messages/devices", .member, add, again: again)])
    }

    private func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        _ = try added(visit, tx)
        return .redirect(to: "/messages/preferences?done=device-added")
    }

    func added(_ visit: Visit, _ tx: Transaction) throws -> DeviceID {
        guard let person = visit.person?.account.id else { throw NotFound() }
        var form = FormReader(visit.form.values)
        let name = form.text("device", required: DeviceTexts.nameMissing, limit: 60)
        let values = visit.form.values
        let subscription = PushSubscription(
            endpoint: values["endpoint"] ?? "", key: values["key"] ?? "", secret: values["secret"] ?? "")
        if subscription == nil { form.fail("device", DeviceTexts.noScript) }
        if let subscription, (try? hosts.address(subscription.endpoint)) == nil {
            form.fail("device", DeviceTexts.unknownService)
        }
        if try DeviceRows.all(of: person, in: tx).count >= DeviceRows.most { form.fail("device", DeviceTexts.tooMany) }
        try form.finish()
        guard let subscription else { throw NotFound() }
        let id = DeviceID(at: visit.now)
        try DeviceRows.insert(id, of: person, subscription, name: name, at: visit.now, in: tx)
        try visit.record("turn on device", changes: [FieldChange("device", from: nil, to: name)], in: tx)
        return id
    }

    static func end(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let person = visit.person?.account.id, let id: DeviceID = visit.request.id("device"),
            let line = try DeviceRows.all(of: person, in: tx).first(where: { $0.id == id }),
            try DeviceRows.delete(id, of: person, in: tx)
        else { throw NotFound() }
        try visit.record("sign off device", changes: [FieldChange("device", from: line.name, to: nil)], in: tx)
        return .redirect(to: "/messages/preferences?done=device-ended")
    }

    /// The part about devices on the page of how one is told.
    func write(_ lines: [DeviceLine], _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        html.section(DeviceTexts.title) { html in
            html.element("p", .class("hint"), text: offer == nil ? DeviceTexts.off : DeviceTexts.help)
            if offer != nil || !lines.isEmpty { DevicePages.table(lines, visit, &html) }
            if let offer { DevicePages.form(offer, states, visit, &html) }
        }
    }

    private static func table(_ lines: [DeviceLine], _ visit: Visit, _ html: inout HTML) {
        html.table(
            DeviceTexts.title,
            [
                Column(DeviceTexts.name), Column(DeviceTexts.since), Column(DeviceTexts.told),
                Column(DeviceTexts.end),
            ], lines, empty: DeviceTexts.none
        ) { line, row, html in
            row.head(&html) { html in
                html.text(line.name)
                html.element("p", .class("hint"), text: line.service)
            }
            row.cell(&html, text: html.format.moment(line.created))
            row.cell(&html) { html in
                guard let told = line.told else { return html.text(DeviceTexts.never) }
                html.text(html.format.moment(told))
            }
            row.cell(&html) { html in
                html.postButton(
                    DeviceTexts.end, action: "/messages/devices/\(line.id)/end", csrf: visit.formMark,
                    style: .secondary, confirm: DeviceTexts.endQuestion)
            }
        }
    }

    /// The address in it comes from the browser by script; without one the page says why nothing was turned on.
    private static func form(_ offer: PushOffer, _ states: FormStates, _ visit: Visit, _ html: inout HTML) {
        let guess = FieldState(DeviceName.guess(visit.request.headers["user-agent"] ?? ""))
        html.element(
            "form", Attribute("method", "post"), Attribute("action", "/messages/devices"),
            Attribute("novalidate", if: true), Attribute("data-push", offer.key.publicText),
            Attribute("data-asking", DeviceTexts.asking), Attribute("data-unable", DeviceTexts.unable),
            Attribute("data-denied", DeviceTexts.denied), Attribute("data-failed", DeviceTexts.failed)
        ) { html in
            html.hidden("form_mark", visit.formMark)
            for name in ["endpoint", "key", "secret"] { html.hidden(name, "") }
            html.input(
                Field("device", DeviceTexts.name, state: states.isSent ? states["device"] : guess, required: true))
            html.element("div", .class("field")) { html in
                html.element("p", Attribute("data-state", if: true), Attribute("role", "status"), text: "")
            }
            html.actions { $0.submit(DeviceTexts.add, style: .secondary) }
        }
    }
}
