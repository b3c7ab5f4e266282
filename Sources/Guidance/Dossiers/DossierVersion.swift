internal import Base
internal import Identity

/// A dossier as it was handed in once, and what was decided about it, for other programs.
enum DossierVersion {
    private static let entry = APIRecord<(key: String, values: [String: String])>([
        .text("key") { $0.key }, .words("values") { $0.values },
    ])
    private static let decision = APIRecord<HandIn.Decision>([
        .text("kind") { $0.kind.rawValue }, .optionalInstant("at") { $0.at }, .text("by") { $0.by },
        .text("reason") { $0.reason },
    ])
    static let api = APIRecord<HandIn>([
        .id("id") { $0.id }, .integer("number") { $0.number }, .optionalInstant("at") { $0.at }, .text("by") { $0.by },
        .integer("edition") { $0.edition }, .day("due") { $0.due }, .text("summary") { $0.snapshot.summary },
        .records("entries", entry) { handIn in
            handIn.snapshot.entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }, .optionalRecord("decision", decision) { $0.decision },
    ])
}
