public import Base
internal import Components
public import Identity

/// What Privacy brings to the program: the rights of people over their data (Law 91/2025/QH15).
public enum PrivacyModule {
    public static let menu = [
        MenuEntry(PrivacyTexts.title, "/privacy", icon: .settings, in: .lookUp, needs: OwnData.self)
    ]

    public static let capabilities: [any Capability.Type] = [
        OwnData.self, AnswerRequests.self, KeepConsents.self, ReportBreaches.self, KeepWorkingDays.self,
    ]

    public static let notices: [String: Text] = [
        "privacy-asked": RequestTexts.sent, "privacy-saved": RequestTexts.saved,
    ]

    /// What the first page shows of requests.
    public static let home: HomePart.Reader = { visit, tx in try RequestHome.read(visit, tx) }

    public static let personalData = PrivacyPersonalData.all

    /// - Parameter data: the declarations of all other modules; the register and every copy are made from them.
    public static func endpoints(_ ports: PrivacyPorts, data: [PersonalData]) -> [Endpoint] {
        let all = data + [personalData]
        let own = OwnDataPages(ports: ports, data: all)
        let requests = RequestPages(ports: ports, data: all)
        let consents = ConsentPages(ports: ports, data: data)
        return own.endpoints + requests.endpoints
            + consents.endpoints + BreachPages.endpoints + DayPages.endpoints
            + RegisterPages(data: all).endpoints
            + RequestAPI(own: own, pages: requests, data: all).endpoints
            + OwnDataAPI(own: own, requests: requests).endpoints
            + ConsentAPI(pages: consents, own: own).endpoints + BreachAPI.endpoints + DayAPI.endpoints
    }
}
