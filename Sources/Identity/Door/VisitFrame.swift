public import Base
public import Components
internal import HTML
internal import Web

extension Visit {
    /// The frame of a page for this visit: menu, unit, person, language, what was just done.
    public func frame(_ title: Text, help: Text? = nil, width: Frame.Width = .full, crumbs: [Frame.Crumb] = []) -> Frame
    {
        var frame = Frame(
            title: title, help: help, language: language, address: Address(request.target), csrf: formMark)
        frame.assets = chrome.assets
        frame.width = width
        frame.breadcrumbs = crumbs
        if chrome.demonstration { frame.demonstration = IdentityTexts.today(format.day(today)) }
        frame.notice = request.query["done"].flatMap { chrome.notices[$0] }
        guard let person else { return frame }
        frame.person = Frame.Person(
            mark: person.account.id.text, name: person.account.name, role: person.acting.role.label)
        frame.units = person.units
        frame.rest = rest
        frame.messages = chrome.messages.map { Frame.Messages(href: $0, unread: unread) }
        frame.actingUnit = Frame.Unit(id: person.acting.id.text, name: person.unitName)
        frame.schoolYear = SchoolYear(of: today)
        let entries = chrome.menu.filter { $0.isFor(person.acting.role) }
        let current = entries.max { place(of: $0) < place(of: $1) }
        let shown = { (entry: MenuEntry) in
            Frame.MenuEntry(
                entry.label, href: entry.path, icon: entry.icon,
                isCurrent: entry.path == current?.path && place(of: entry) >= 0)
        }
        frame.menu = entries.filter { $0.group == nil }.map(shown)
        frame.menuGroups = MenuGroup.allCases.compactMap { group in
            let inside = entries.filter { $0.group == group }
            return inside.isEmpty ? nil : (group.frame, inside.map(shown))
        }
        return frame
    }

    /// Where an entry's name stands last in the address, counted in parts; -1 when it does not. The pupils of a unit
    /// belong to the pupils, not to the units.
    private func place(of entry: MenuEntry) -> Int {
        if entry.path == "/" { return request.path == "/" ? 0 : -1 }
        let parts = request.path.split(separator: "/")
        return parts.lastIndex { "/" + $0 == entry.path } ?? -1
    }
}
