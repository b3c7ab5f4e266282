public import Base
internal import Components
public import Identity

/// What Records brings to the program: the education database of classes, pupils and staff (Circular 42/2021).
public enum RecordsModule {
    public static let menu = [
        MenuEntry(RecordsTexts.pupils, "/pupils", icon: .people, needs: ViewPupils.self),
        MenuEntry(RecordsTexts.classes, "/classes", icon: .units, needs: ViewPupils.self),
        MenuEntry(StaffTexts.title, "/staff", icon: .people, needs: ViewPupils.self),
        MenuEntry(StatisticTexts.title, "/statistics", icon: .figures, needs: ViewPupils.self),
        MenuEntry(GuardianTexts.children, "/children", icon: .people, needs: ViewOwnChildren.self),
        MenuEntry(TransferTexts.title, "/transfers", icon: .messages, needs: DecidePupils.self),
        MenuEntry(TurnTexts.title, "/year", icon: .calendar, needs: DecidePupils.self),
    ]

    public static let capabilities: [any Capability.Type] = [
        ViewPupils.self, KeepPupils.self, DecidePupils.self, IdentityData.self, OriginData.self, HealthData.self,
        KeepHealth.self, ViewOwnChildren.self,
    ]

    public static let notices: [String: Text] = [
        "pupil-added": PupilTexts.added, "pupil-saved": PupilTexts.saved, "pupil-placed": PupilTexts.placed,
        "class-saved": ClassTexts.saved, "import-undone": PupilImportTexts.undone,
        "transfer-saved": TransferTexts.saved, "figures-frozen": StatisticTexts.frozen,
        "private-saved": PrivateTexts.saved, "check-saved": PrivateTexts.checkSaved,
        "guardian-saved": GuardianTexts.saved, "year-turned": TurnTexts.turned, "year-undone": TurnTexts.undone,
        "year-confirmed": TurnTexts.isConfirmed, "staff-saved": StaffTexts.saved,
        "pupils-merged": DuplicateTexts.merged, "pupils-parted": DuplicateTexts.parted,
    ]

    public static func endpoints(blocking: BlockingPool) -> [Endpoint] {
        PupilPages.endpoints + KeepPupilPages.endpoints + ClassPages.endpoints
            + PupilImportPages(blocking: blocking).endpoints + TransferPages.endpoints
            + StatisticPages(blocking: blocking).endpoints + PrivatePages.endpoints + GuardianPages.endpoints
            + TurnPages.endpoints + PupilAPI.endpoints + StaffPages.endpoints
            + DuplicatePages.endpoints + OneRosterAPI.endpoints + RosterDownload.endpoints
    }
}
