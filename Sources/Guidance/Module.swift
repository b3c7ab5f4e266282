public import Base
internal import Components
public import Database
public import Identity

/// What Guidance brings to the program.
public enum GuidanceModule {
    public static let menu = [
        MenuEntry(GuidanceTexts.home, "/", icon: .home, needs: ViewDossiers.self),
        MenuEntry(GuidanceTexts.tasks, "/tasks", icon: .tasks, needs: WriteDossiers.self),
        MenuEntry(GuidanceTexts.overview, "/overview", icon: .figures, needs: ViewOverview.self),
        MenuEntry(GuidanceTexts.letters, "/letters", icon: .letters, needs: ViewDossiers.self),
    ]

    /// What can have just been done, by the code in the address.
    public static let personalData = GuidancePersonalData.all

    public static let notices: [String: Text] = GuidanceTexts.notices

    /// - Parameters:
    ///   - home: what other modules put on the first page.
    ///   - ports: what other modules count, plugged in by the Composition.
    public static func endpoints(
        blocking: BlockingPool, home: [HomePart.Reader], ports: GuidancePorts
    ) -> [Endpoint] {
        let dossiers = DossierPages(blocking: blocking, ports: ports)
        let reviews = ReviewPages(dossiers: dossiers)
        return HomePages(parts: home).endpoints + TaskPages.endpoints + dossiers.endpoints
            + reviews.endpoints + OverviewPages.endpoints(blocking: blocking)
            + FigurePages(blocking: blocking, ports: ports).endpoints + FigureAPI(ports: ports).endpoints
            + CalendarPages.endpoints
            + EditionPages(blocking: blocking).endpoints + LetterAPI.endpoints + DraftAPI.endpoints
            + DossierAPI(dossiers: dossiers, reviews: reviews).endpoints
    }

    /// What units still have to hand in whose due day lies in a range: for reminders.
    public static func openDuties(
        due days: ClosedRange<Day>, today: Day, in tx: Transaction
    ) throws -> [OpenDuty] {
        try DutyRows.open(due: days, today: today, in: tx)
    }

    /// Every capability of the module, for the page that lists them.
    public static let capabilities: [any Capability.Type] = [
        ManageLetters.self, ViewDossiers.self, WriteDossiers.self, SubmitDossiers.self, DecideDossiers.self,
        ViewOverview.self,
    ]
}
