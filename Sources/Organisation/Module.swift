public import Base
internal import Components
public import Identity
internal import Sheets

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
        "directory-saved": DirectoryTexts.saved,
        "directory-confirmed": DirectoryTexts.confirmed, "school-year-saved": SchoolYearTexts.saved,
    ]

    public static func endpoints(blocking: BlockingPool) -> [Endpoint] {
        UnitPages.endpoints + UnitAPI.endpoints + sheets(blocking) + DirectoryPages.endpoints
            + SchoolYearPages.endpoints + ScimAPI.endpoints + DirectoryAPI.endpoints
    }

    /// Lists of units and of accounts that come as sheets.
    private static func sheets(_ blocking: BlockingPool) -> [Endpoint] {
        SheetPages(UnitSheet.kind, blocking: blocking).endpoints(scopes: (UnitAPI.unitsRead, UnitAPI.unitsWrite))
            + SheetPages(AccountSheet.kind, blocking: blocking).endpoints(scopes: AccountAPI.scopes)
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
