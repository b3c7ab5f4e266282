public import Base

/// What stands around the content of every page. The Composition makes one per request and the page adds its title,
/// path and content.
public struct Frame: Sendable {
    /// What the page is and for whom: the one `h1`, and the name of the tab. Names go in as `Text(verbatim:)`.
    public var title: Text
    /// One sentence in plain words under the title: what to do here.
    public var help: Text?
    public var language: Language
    /// The page's own address, for the language link and the way back after a change of unit.
    public var address: Address
    /// Who is signed in; nil shows the frame of a visitor.
    public var person: Person?
    /// The units one may act for; with more than one there is a switch.
    public var units: [Unit] = []
    /// The one of ``units`` for which one acts now.
    public var actingUnit: Unit?
    public var schoolYear: SchoolYear?
    /// What this role does daily; on phones the first four and "Thêm".
    public var menu: [MenuEntry] = []
    /// What it does less often, folded under a name each.
    public var menuGroups: [(group: MenuGroup, entries: [MenuEntry])] = []
    /// The way from the first page to this one, without this one.
    public var breadcrumbs: [Crumb] = []
    /// What has just been done ("Đã nộp kế hoạch"), shown once.
    public var notice: Text?
    /// A strip on top of every page of a demonstration.
    public var demonstration: Text?
    /// The token of every form that changes something.
    public var csrf: String
    /// The search form of the head; nil leaves it out.
    public var search: Search?
    /// Where messages are, with how many are unread; nil leaves them out.
    public var messages: Messages?
    /// After how many seconds the page is asked for again, while the program works on something; nil for never. The
    /// script renews it in place; without scripts the browser loads it anew.
    public var refresh: Int?
    /// After how many seconds without a request the session ends: the script asks five minutes before; nil for never.
    public var rest: Int?
    public var width: Width = .full
    public var assets: Assets = .standard

    public init(title: Text, help: Text? = nil, language: Language, address: Address, csrf: String) {
        self.title = title
        self.help = help
        self.language = language
        self.address = address
        self.csrf = csrf
    }
}
