public import Base
internal import Components
public import Identity

/// What Organisation brings to the program.
public enum OrganisationModule {
    public static let menu = [
        MenuEntry(OrganisationTexts.units, "/units", icon: .units, in: .lookUp, needs: ViewUnits.self),
        MenuEntry(DirectoryTexts.title, "/directory", icon: .messages, in: .lookUp),
    ]

    public static let capabilities: [any Capability.Type] = [
        ViewUnits.self, ManageUnits.self, KeepDirectory.self, KeepSchoolYears.self,
    ]

    public static let personalData = OrganisationPersonalData.all

    public static let notices: [String: Text] = [
        "units-imported": OrganisationTexts.imported, "directory-saved": DirectoryTexts.saved,
        "directory-confirmed": DirectoryTexts.confirmed, "school-year-saved": SchoolYearTexts.saved,
    ]

    public static func endpoints(blocking: BlockingPool) -> [Endpoint] {
        UnitPages.endpoints + UnitAPI.endpoints + ImportPages(blocking: blocking).endpoints + DirectoryPages.endpoints
            + SchoolYearPages.endpoints + ScimAPI.endpoints + DirectoryAPI.endpoints
    }
}

/// Change the tree of units, one by one or by import.
struct ManageUnits: Capability {
    static let label = Text("Quản lý cây đơn vị", "Manage the tree of units")
    static let roles: Set<Role> = [.departmentOfficial]
}

/// See the units within reach.
struct ViewUnits: Capability {
    static let label = Text("Xem các đơn vị trong phạm vi", "See the units within reach")
    static let roles: Set<Role> = Role.atWork
}
