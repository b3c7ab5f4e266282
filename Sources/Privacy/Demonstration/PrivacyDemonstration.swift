public import Base
public import Database
internal import Identity
internal import Organisation

/// Fills a demonstration with requests, a consent that is asked for, and a breach under way.
public enum PrivacyDemonstration {
    public static func fill(guardian: String, head: String, _ ports: PrivacyPorts, at now: Instant, in tx: Transaction)
        throws
    {
        let asked = now.adding(seconds: -12 * 86_400)
        let parent = try Permit<OwnData>.demonstration(guardian, tree: OrganisationTree(), at: asked, in: tx)
        let leader = try Permit<AnswerRequests>.demonstration(head, tree: OrganisationTree(), at: now, in: tx)
        let early = try Permit<AnswerRequests>.demonstration(
            head, tree: OrganisationTree(), at: asked.adding(seconds: 2 * 86_400), in: tx)
        let subjects = try OwnSubject.all(of: parent, ports, in: tx).filter { $0.unit == leader.scope }
        guard let child = subjects.first(where: { $0.child != nil }) else { return }
        _ = try AskForData.ask(
            .correct, about: child, words: "Ngày sinh trong giấy khai sinh khác với hồ sơ, nhờ nhà trường sửa.",
            by: parent, in: tx)
        let copy = try AskForData.ask(
            .copy, about: child, words: "Xin bản sao hồ sơ để nộp trường mới.", by: parent, in: tx)
        if let request = try RequestRows.find(copy, in: tx) {
            try AnswerRequest.answer(
                request, .done, words: "Nhà trường đã gửi bản sao theo đường thư của phụ huynh.",
                by: try early.on(early.scope, in: tx), in: tx)
        }
        try consent(child, parent, leader, at: asked, in: tx)
        try breach(leader, at: now, in: tx)
    }

    private static func consent(
        _ child: OwnSubject, _ parent: Permit<OwnData>, _ leader: Permit<AnswerRequests>, at now: Instant,
        in tx: Transaction
    ) throws {
        let text = ConsentText(
            id: ConsentTextID(at: now), unit: leader.scope, purpose: "Đăng ảnh hoạt động của lớp", version: 1,
            words: """
                Nhà trường xin đăng ảnh của em trong hoạt động của lớp lên trang thông tin của trường trong năm học này.
                Ảnh không kèm họ tên. Cha mẹ và em rút lại bất cứ lúc nào trên trang này; ảnh được gỡ ngay.
                """, isPublication: true, covers: "", endedAt: nil)
        try ConsentRows.insert(text, by: leader.account, at: now, in: tx)
        try GiveConsent.give(text, for: child, by: parent, in: tx)
    }

    private static func breach(_ leader: Permit<AnswerRequests>, at now: Instant, in tx: Transaction) throws {
        let discovered = now.adding(seconds: -20 * 3600)
        let facts = BreachFacts(
            what: "Danh sách lớp có số điện thoại cha mẹ bị gửi nhầm vào một nhóm trò chuyện.",
            kinds: "Họ tên học sinh, số điện thoại cha mẹ; không có dữ liệu nhạy cảm.", people: 38,
            consequences: "Cha mẹ có thể bị gọi quảng cáo.",
            measures: "Đã gỡ tệp, nhắc người gửi, báo cha mẹ của lớp.", contact: "Văn phòng nhà trường, 024 3825 0000")
        try BreachRows.insert(
            Breach(id: BreachID(at: discovered), unit: leader.scope, discoveredAt: discovered, facts: facts),
            by: leader.account, at: discovered, in: tx)
    }
}
