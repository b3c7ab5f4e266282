internal import Base
internal import Database
internal import Files
internal import Identity
internal import Organisation
internal import Web

/// The due days of a unit for calendar programs, which cannot sign in: the address carries a mark instead.
enum CalendarPages {
    static let endpoints: [Endpoint] = [
        .page("/calendars/:unit/:mark/khue.ics", .anyone, show)
    ]

    static func address(of unit: UnitID, _ visit: Visit) -> String {
        "/calendars/\(unit)/\(visit.seal("calendar:\(unit)"))/khue.ics"
    }

    private static func show(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let unit: UnitID = visit.request.id("unit"),
            visit.request.parameters["mark"] == visit.seal("calendar:\(unit)"),
            let name = try UnitRows.find(unit, in: tx)?.name
        else { throw NotFound() }
        let events = try CalendarRows.all(for: unit, in: tx).map { deadline in
            CalendarEvent(
                id: "\(deadline.key)-\(unit)", day: deadline.day, title: deadline.title,
                details: CalendarTexts.details(name)(visit.language), stamp: deadline.stamp, sequence: deadline.edition)
        }
        let text = CalendarText.write(name: CalendarTexts.name(name)(visit.language), events)
        return Response(
            headers: [("content-type", "text/calendar; charset=utf-8"), ("cache-control", "private, max-age=3600")],
            body: Array(text.utf8))
    }
}

enum CalendarTexts {
    static func name(_ unit: String) -> Text { Text("Khuê: hạn của \(unit)", "Khuê: due days of \(unit)") }
    static func details(_ unit: String) -> Text { Text("Hạn nộp của \(unit).", "Due day of \(unit).") }
}
