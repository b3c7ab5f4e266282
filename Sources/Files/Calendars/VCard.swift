/// A person for the address book of a phone or a mail program (vCard 4.0, RFC 6350).
public struct VCard: Sendable, Equatable {
    public static let type = "text/vcard; charset=utf-8"

    public let uid: String
    /// Family name first, as Vietnamese names are written.
    public let name: String
    public let organisation: String
    public let title: String
    public let phone: String
    public let email: String

    public init(uid: String, name: String, organisation: String, title: String, phone: String, email: String) {
        self.uid = uid
        self.name = name
        self.organisation = organisation
        self.title = title
        self.phone = phone
        self.email = email
    }

    /// Cards one after the other, lines folded at 75 bytes, ended by CRLF.
    public static func write(_ cards: [VCard]) -> String {
        cards.flatMap(\.lines).map { CalendarLine.folded($0) + "\r\n" }.joined()
    }

    private var lines: [String] {
        let words = name.split(separator: " ").map { String($0) }
        let family = words.first ?? ""
        let given = words.count > 1 ? words[words.count - 1] : ""
        let middle = words.dropFirst().dropLast().joined(separator: " ")
        let parts = [family, given, middle].map(CalendarLine.escaped).joined(separator: ";")
        var lines = [
            "BEGIN:VCARD", "VERSION:4.0", "UID:urn:uuid:\(uid)", "FN:\(CalendarLine.escaped(name))", "N:\(parts);;",
            "ORG:\(CalendarLine.escaped(organisation))", "TITLE:\(CalendarLine.escaped(title))",
        ]
        if !phone.isEmpty { lines.append("TEL;VALUE=uri:tel:\(phone.filter { $0.isNumber || $0 == "+" })") }
        if !email.isEmpty { lines.append("EMAIL:\(CalendarLine.escaped(email))") }
        return lines + ["END:VCARD"]
    }
}
