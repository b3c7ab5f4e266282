internal import Base
internal import Database
internal import Identity
internal import Outbox

/// Tells the unit that it has a request to answer, and the person what became of theirs. Letters leave the program, so
/// they name nobody and say nothing of the data.
enum TellRequest {
    static func asked(_ request: DataRequest, at now: Instant, in tx: Transaction) throws {
        let clock = try RequestClocks(today: now.day, in: tx)[request]
        let announcement = Announcement(
            .work, RequestTexts.toldAsked, RequestTexts.toldClock(clock), path: "/privacy/requests/\(request.id)",
            once: "data request|\(request.id)|asked")
        try Tell.holders(of: AnswerRequests.roles, at: [request.unit], announcement, at: now, in: tx)
    }

    static func moved(_ request: DataRequest, _ title: Text, at now: Instant, in tx: Transaction) throws {
        let announcement = Announcement(
            .work, title, RequestTexts.toldWhere, path: "/privacy",
            once: "data request|\(request.id)|\(title(.en))")
        try Outbox.announce(announcement, to: request.askedBy, unit: request.unit, at: now, in: tx)
    }
}
