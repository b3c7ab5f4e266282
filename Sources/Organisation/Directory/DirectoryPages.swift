internal import Base
internal import Components
internal import Database
internal import Files
internal import HTML
internal import Identity
internal import Web

/// The directory (danh bạ điện tử, II.2.e): anybody searches what is public, those who work in the sector search all of
/// it, and each unit keeps its own page.
enum DirectoryPages {
    static let endpoints: [Endpoint] = [
        .page("/directory", .anyone, search),
        .page("/directory/people/:contact/khue.vcf", .anyone, card),
        .page("/units/:unit/khue.vcf", .needs(ViewUnits.self), cards),
        .page("/units/:unit/people", .needs(KeepDirectory.self)) { visit, tx in try keep(visit, nil, tx) },
        .action("/units/:unit/people", .needs(KeepDirectory.self), add, again: keep),
        .action("/units/:unit/people/confirmed", .needs(KeepDirectory.self), confirm),
        .page("/units/:unit/people/:contact", .needs(KeepDirectory.self)) { visit, tx in try change(visit, nil, tx) },
        .action("/units/:unit/people/:contact", .needs(KeepDirectory.self), save, again: change),
        .action("/units/:unit/people/:contact/end", .needs(KeepDirectory.self), remove),
    ]

    private static let longest = 50

    private static func search(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let words = (visit.request.query["q"] ?? "").trimmed
        let post = visit.request.query["post"].flatMap { Post(rawValue: $0) }
        let isInside = visit.isAtWork
        let lines = try ContactRows.search(
            String(words.prefix(100)), post: post, onlyPublic: !isInside, limit: longest + 1, in: tx)
        return .page(
            DirectoryViews.search(Array(lines.prefix(longest)), words, post, hasMore: lines.count > longest, visit))
    }

    /// One person for a phone's address book; what is not public is not found by a stranger.
    private static func card(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let id: ContactID = visit.request.id("contact"), let contact = try ContactRows.find(id, in: tx),
            contact.isPublic || visit.isAtWork
        else { throw NotFound() }
        let unit = try UnitRows.name(of: contact.unit, in: tx) ?? ""
        return .file(Array(VCard.write([contact.card(unit)]).utf8), type: VCard.type, name: "\(contact.name).vcf")
    }

    private static func cards(_ visit: Visit, _ tx: Transaction) throws -> Response {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        let permit = try visit.permit(ViewUnits.self, on: id, in: tx)
        let name = try UnitRows.name(of: permit.unit, in: tx) ?? ""
        let people = try ContactRows.all(of: permit.unit, in: tx).map { $0.card(name) }
        return .file(Array(VCard.write(people).utf8), type: VCard.type, name: "\(name).vcf")
    }

    // MARK: A unit's own page

    private static func keep(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let people = try ContactRows.all(of: permit.unit, in: tx)
        let frame = try SchoolYearRows.find(SchoolYear(of: visit.today), in: tx)
        let freshness = Freshness(
            confirmed: try ContactRows.confirmation(of: permit.unit, in: tx), frame: frame, today: visit.today)
        let name = try UnitRows.name(of: permit.unit, in: tx) ?? ""
        return .page(DirectoryViews.keep(permit.unit, name, people, freshness, refusal, visit))
    }

    private static func add(_ visit: Visit, _ tx: Transaction) throws -> Response {
        back(try added(visit, tx).unit)
    }

    static func added(_ visit: Visit, _ tx: Transaction) throws -> Contact {
        let permit = try own(visit, tx)
        let contact = try read(visit, ContactID(at: visit.now), permit.unit, version: 1)
        try ContactRows.insert(contact, in: tx)
        try permit.record(
            "add person", subject: "contact", id: contact.id.text, changes: changes(nil, contact), in: tx)
        return contact
    }

    private static func change(_ visit: Visit, _ refusal: (any Refusal)?, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let contact = try find(visit, permit.unit, tx)
        return .page(DirectoryViews.change(contact, refusal, visit))
    }

    static func save(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let old = try find(visit, permit.unit, tx)
        let new = try read(
            visit, old.id, permit.unit, version: visit.form.values["version"].flatMap { Int($0) } ?? 0)
        guard try ContactRows.update(new, in: tx) else { throw ContactChanged() }
        try permit.record("change person", subject: "contact", id: old.id.text, changes: changes(old, new), in: tx)
        return back(permit.unit)
    }

    static func remove(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let contact = try find(visit, permit.unit, tx)
        try ContactRows.delete(contact.id, in: tx)
        try permit.record(
            "remove person", subject: "contact", id: contact.id.text, changes: changes(contact, nil), in: tx)
        return back(permit.unit)
    }

    static func confirm(_ visit: Visit, _ tx: Transaction) throws -> Response {
        let permit = try own(visit, tx)
        let last = try ContactRows.confirmation(of: permit.unit, in: tx)
        try ContactRows.confirm(permit.unit, by: permit.account, at: visit.now, in: tx)
        try permit.record(
            "confirm directory", subject: "contact", id: permit.unit.text,
            changes: [FieldChange("confirmed", from: last?.iso, to: visit.now.iso)], in: tx)
        return .redirect(to: "/units/\(permit.unit)/people?done=directory-confirmed")
    }

    static func own(_ visit: Visit, _ tx: Transaction) throws -> UnitPermit<KeepDirectory> {
        guard let id: UnitID = visit.request.id("unit") else { throw NotFound() }
        return try visit.permit(KeepDirectory.self, on: id, in: tx)
    }

    static func find(_ visit: Visit, _ unit: UnitID, _ tx: Transaction) throws -> Contact {
        guard let id: ContactID = visit.request.id("contact"), let contact = try ContactRows.find(id, in: tx),
            contact.unit == unit
        else { throw NotFound() }
        return contact
    }

    private static func back(_ unit: UnitID) -> Response {
        .redirect(to: "/units/\(unit)/people?done=directory-saved")
    }

    private static func read(_ visit: Visit, _ id: ContactID, _ unit: UnitID, version: Int) throws -> Contact {
        var form = FormReader(visit.form.values)
        let name = form.text("name", required: DirectoryTexts.nameMissing, limit: 100).composed
        let post = form.choice("post", of: Post.self, required: DirectoryTexts.postMissing)
        let position = form.text("position", limit: 100).composed
        let phone = form.text("phone", limit: 20)
        if !phone.isEmpty, !isPhone(phone) { form.fail("phone", DirectoryTexts.phoneWrong) }
        let email = form.text("email", limit: 200)
        if !email.isEmpty, !EmailAddress.isWellFormed(email) { form.fail("email", DirectoryTexts.emailWrong) }
        try form.finish()
        return Contact(
            id: id, unit: unit, name: name, post: post ?? .other, position: position, phone: phone, email: email,
            isPublic: visit.form.values["public"] == "yes", version: version)
    }

    /// Digits as people write them, with blanks, points or dashes and an international prefix.
    static func isPhone(_ text: String) -> Bool {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return (3...15).contains(digits.count)
            && text.allSatisfy { ($0.isASCII && $0.isNumber) || " .-+()".contains($0) }
    }

    private static func changes(_ old: Contact?, _ new: Contact?) -> [FieldChange] {
        [
            FieldChange("name", from: old?.name, to: new?.name),
            FieldChange("post", from: old?.post.rawValue, to: new?.post.rawValue),
            FieldChange("position", from: old?.position, to: new?.position),
            FieldChange("phone", from: old?.phone, to: new?.phone),
            FieldChange("email", from: old?.email, to: new?.email),
            FieldChange("public", from: old.map { "\($0.isPublic)" }, to: new.map { "\($0.isPublic)" }),
        ]
    }
}

/// Keep the unit's page of the directory.
struct KeepDirectory: Capability {
    static let label = Text("Cập nhật danh bạ của đơn vị và cấp dưới", "Keep the directory of the unit and units below")
    static let roles: Set<Role> = [.departmentOfficial, .districtOfficial, .head, .administrator]
}

/// Somebody else has changed the person in the meantime.
struct ContactChanged: Refusal {
    var kind: RefusalKind { .conflict }
    var explanation: Text {
        Text(
            "Người khác vừa sửa mục này. Nội dung bạn gõ vẫn còn đây; tải lại trang để xem bản mới trước khi lưu.",
            "Somebody else has just changed this. What you typed is still here; reload to see the new version first.")
    }
}

extension Contact {
    fileprivate func card(_ unitName: String) -> VCard {
        VCard(
            uid: id.text, name: name, organisation: unitName, title: position.isEmpty ? post.label.vi : position,
            phone: phone, email: email)
    }
}
