public import Base
internal import Components
public import Database
public import Identity
internal import Sheets

/// What Records brings to the program: the education database of classes, pupils and staff (Circular 42/2021).
public enum RecordsModule {
    public static let menu = [
        MenuEntry(RecordsTexts.pupils, "/pupils", icon: .people, needs: ViewPupils.self),
        MenuEntry(RecordsTexts.classes, "/classes", icon: .units, in: .education, needs: ViewPupils.self),
        MenuEntry(StaffTexts.title, "/staff", icon: .people, in: .education, needs: ViewPupils.self),
        MenuEntry(StatisticTexts.title, "/statistics", icon: .figures, in: .education, needs: ViewPupils.self),
        MenuEntry(LoadTexts.title, "/loads", icon: .people, in: .education, needs: LoadPupils.self),
        MenuEntry(GuardianTexts.children, "/children", icon: .people, needs: ViewOwnChildren.self),
        MenuEntry(TransferTexts.title, "/transfers", icon: .messages, in: .education, needs: DecidePupils.self),
        MenuEntry(TurnTexts.title, "/year", icon: .calendar, in: .education, needs: DecidePupils.self),
    ]

    public static let capabilities: [any Capability.Type] = [
        ViewPupils.self, KeepPupils.self, LoadPupils.self, DecidePupils.self, IdentityData.self, OriginData.self,
        HealthData.self, KeepHealth.self, ViolenceData.self, KeepViolence.self, ViewOwnChildren.self, ViewPhotos.self,
        JoinRecords.self, StaffData.self,
    ]

    public static let personalData = RecordsPersonalData.all

    /// What is sealed before it is stored.
    public static let sealed = HealthField.allCases.map(\.column)

    public static let notices: [String: Text] = [
        "pupil-added": PupilTexts.added, "pupil-saved": PupilTexts.saved, "pupil-placed": PupilTexts.placed,
        "class-saved": ClassTexts.saved, "class-removed": ClassTexts.removed, "import-undone": SheetTexts.undone,
        "transfer-saved": TransferTexts.saved, "figures-frozen": StatisticTexts.frozen,
        "private-saved": PrivateTexts.saved, "check-saved": PrivateTexts.checkSaved,
        "guardian-saved": GuardianTexts.saved, "year-turned": TurnTexts.turned, "year-undone": TurnTexts.undone,
        "year-confirmed": TurnTexts.isConfirmed, "staff-saved": StaffTexts.saved,
        "reward-saved": RewardTexts.saved, "teaching-saved": TeachingTexts.saved, "bulk-done": BulkTexts.done,
        "bulk-undone": BulkTexts.undone,
        "incident-saved": IncidentTexts.saved, "photo-saved": PhotoTexts.saved, "photo-removed": PhotoTexts.removed,
        "view-saved": ViewTexts.saved, "school-saved": SchoolTexts.saved,
        "view-removed": ViewTexts.removed,
        "pupils-merged": DuplicateTexts.merged, "pupils-parted": DuplicateTexts.parted,
        "join-saved": JoinTexts.saved, "sector-sent": SectorTexts.sent, "sector-asked": SectorTexts.asked,
        "sector-stopped": SectorTexts.stopped,
    ]

    /// What the first page shows of the education database.
    public static let home: HomePart.Reader = { visit, tx in try RecordsHome.read(visit, tx) }

    /// What other programs read and write.
    private static func api(_ ports: RecordsPorts) -> [Endpoint] {
        ClassAPI.endpoints + PupilAPI.endpoints + PlacementAPI.endpoints + GuardianAPI.endpoints
            + PrivateAPI.endpoints + StaffAPI.endpoints + RewardAPI.endpoints + TransferAPI.endpoints
            + DictionaryAPI.endpoints + IncidentAPI.endpoints + StatisticAPI.endpoints(ports) + JoinAPI.endpoints
            + DuplicateAPI.endpoints + YearAPI.endpoints + ViewAPI.endpoints + BulkAPI.endpoints + LoadAPI.endpoints
            + PhotoAPI.endpoints + ChildAPI.endpoints + StaffPrivatePages.api + SchoolRecordPages.api
    }

    /// - Parameters:
    ///   - ports: what other modules tell, plugged in by the Composition.
    ///   - sector: the way to the sector database; nil when this program is not connected to it.
    public static func endpoints(
        blocking: BlockingPool, ports: RecordsPorts, sector: SectorLink? = nil
    ) -> [Endpoint] {
        PupilPages.endpoints + KeepPupilPages.endpoints + ClassPages.endpoints
            + SheetPages(.pupils, blocking: blocking)
            .endpoints(scopes: RecordsScopes.both, columns: RecordsScopes.ofPupilColumns)
            + SheetPages(.classes, blocking: blocking).endpoints(scopes: RecordsScopes.both)
            + SheetPages(.staff, blocking: blocking).endpoints(scopes: RecordsScopes.staff)
            + SheetPages(.teachings, blocking: blocking).endpoints(scopes: RecordsScopes.both)
            + LoadPages(blocking: blocking).endpoints
            + SheetExportPages(blocking: blocking).endpoints
            + SectorPages(blocking: blocking, link: sector, ports: ports).endpoints
            + TransferPages.endpoints
            + StatisticPages(blocking: blocking, ports: ports).endpoints + StatisticRecordPages(ports: ports).endpoints
            + PrivatePages.endpoints + IncidentPages.endpoints + IncidentListPages(blocking: blocking).endpoints
            + GuardianPages.endpoints
            + TurnPages.endpoints + api(ports) + StaffPages.endpoints
            + DuplicatePages.endpoints + JoinPages.endpoints + RewardPages.endpoints + BulkPages.endpoints
            + ViewPages.endpoints
            + PhotoPages(blocking: blocking).endpoints + PaperPages.endpoints + TeachingPages.endpoints
            + StaffPrivatePages.endpoints + SchoolRecordPages.endpoints
            + MemberPages.endpoints + QualificationPages.endpoints + PostPages.endpoints
            + OneRosterAPI.endpoints + RosterDownload.endpoints
    }
}
