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
        frame.width = width
        frame.breadcrumbs = crumbs
        if chrome.demonstration { frame.demonstration = IdentityTexts.today(format.day(today)) }
        frame.notice = request.query["done"].flatMap { chrome.notices[$0] }
        guard let person else { return frame }
        frame.person = Frame.Person(name: person.account.name, role: person.acting.role.label)
        frame.units = person.units
        frame.actingUnit = Frame.Unit(id: person.acting.id.text, name: person.unitName)
        frame.schoolYear = SchoolYear(of: today)
        frame.menu = chrome.menu.filter { $0.isFor(person.acting.role) }.map { entry in
            Frame.MenuEntry(entry.label, href: entry.path, icon: entry.icon, isCurrent: isCurrent(entry))
        }
        return frame
    }

    /// Where the person is: at the entry itself, or below it.
    private func isCurrent(_ entry: MenuEntry) -> Bool {
        entry.path == "/" ? request.path == "/" : request.path.hasPrefix(entry.path)
    }
}
