public import Base
internal import Components
public import Identity
internal import Sheets

/// What Facilities brings to the program: rooms, machines, lines and licences of schools (clause II.4 of the guidance).
public enum FacilitiesModule {
    public static let menu = [
        MenuEntry(FacilitiesTexts.title, "/facilities", icon: .settings, in: .education, needs: ViewFacilities.self)
    ]

    public static let capabilities: [any Capability.Type] = [ViewFacilities.self, KeepFacilities.self]

    public static let notices: [String: Text] = [
        "room-saved": RoomTexts.saved, "device-saved": DeviceTexts.saved, "classes-assigned": InformaticsTexts.saved,
        "connection-saved": ConnectionTexts.saved, "round-begun": RoundTexts.begun, "round-open": RoundTexts.isOpen,
        "round-closed": RoundTexts.hasClosed, "scan-forgotten": RoundTexts.forgotten,
    ]

    public static let personalData = FacilitiesPersonalData.all

    /// - Parameter ports: what other modules tell, plugged in by the Composition.
    public static func endpoints(blocking: BlockingPool, ports: FacilitiesPorts) -> [Endpoint] {
        OverviewPages(blocking: blocking, ports: ports).endpoints + RoomPages(blocking: blocking).endpoints
            + DevicePages(blocking: blocking).endpoints
            + InformaticsPages(blocking: blocking, ports: ports).endpoints + ConnectionPages.endpoints
            + RoundPages(blocking: blocking).endpoints + RoomAPI.endpoints + DeviceAPI.endpoints
            + ConnectionAPI.endpoints + RoundAPI.endpoints
            + InformaticsAPI(pages: InformaticsPages(blocking: blocking, ports: ports), ports: ports).endpoints
            + SheetPages(RoomSheet.sheet.kind, blocking: blocking).endpoints(scopes: FacilitiesScopes.both)
            + SheetPages(DeviceSheet.sheet.kind, blocking: blocking).endpoints(scopes: FacilitiesScopes.both)
    }
}
