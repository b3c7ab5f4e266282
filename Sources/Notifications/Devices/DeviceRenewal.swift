internal import Base
internal import Database
internal import Identity
internal import Outbox
internal import Web
internal import WebPush

/// A browser whose push service gave it another address says so by itself, mostly while nobody has signed in: it proves
/// that it is the same device by the old address and its secret, which the browser and the program alone know.
struct DeviceRenewal {
    let hosts: PushHosts

    private static let path = "/messages/devices/renewal"

    var endpoints: [Endpoint] {
        [
            .page(DeviceRenewal.path, .anyone) { visit, _ in .plain(visit.formMark) },
            .action(DeviceRenewal.path, .anyone, renew),
        ]
    }

    private func renew(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let values = visit.form.values
        guard
            let new = PushSubscription(
                endpoint: values["endpoint"] ?? "", key: values["key"] ?? "", secret: values["secret"] ?? ""),
            (try? hosts.address(new.endpoint)) != nil,
            let device = try DeviceRows.find(
                endpoint: values["old"] ?? "", secret: values["oldSecret"] ?? "", in: tx),
            let person = AccountID(device.person)
        else { throw NotFound() }
        try DeviceRows.renew(device.id, new, in: tx)
        try visit.record(
            "renew device", of: person, changes: [FieldChange("device", from: nil, to: device.name)], in: tx)
        return .plain("")
    }
}
