internal import Base
internal import Database
internal import Identity
internal import Outbox

/// Tells every unit what a newly published edition changes for it, in the transaction of its publication.
enum TellUnits {
    /// - Parameter old: the edition that was in force before.
    static func published(
        _ edition: Edition, after old: Edition?, note: String, at now: Instant, in tx: Transaction
    ) throws {
        let before = try old.map { try EditionNewsRows.asks(of: $0.id, in: tx) } ?? .nothing
        let after = try EditionNewsRows.asks(of: edition.id, in: tx)
        for news in EditionNewsRules.between(before, after) {
            let announcement = Announcement(
                .work, EditionNewsTexts.title(news, edition.title), EditionNewsTexts.body(news, note: note),
                path: news.kind == .withdrawn ? "/letters/\(edition.letter)" : "/tasks",
                once: "edition|\(edition.id)|\(news.kind)")
            try Tell.holders(of: Tell.responsible, at: news.units, announcement, at: now, in: tx)
        }
    }
}
