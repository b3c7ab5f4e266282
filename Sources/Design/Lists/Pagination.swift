internal import Base
public import HTML

/// Which page of a long list this is.
public struct Pagination: Sendable {
    /// From 1.
    public let page: Int
    public let pageCount: Int
    public let address: Address
    public let parameter: String

    public init(page: Int, pageCount: Int, address: Address, parameter: String = "page") {
        self.page = page
        self.pageCount = pageCount
        self.address = address
        self.parameter = parameter
    }

    /// From how many things there are and how many fit on a page.
    public init(page: Int, of total: Int, size: Int, address: Address) {
        self.init(page: page, pageCount: max(1, (total + size - 1) / max(1, size)), address: address)
    }

    func href(_ number: Int) -> String {
        address.setting(parameter, to: number == 1 ? nil : String(number)).text
    }

    /// The first, the last and those around this one; nil for a gap.
    var numbers: [Int?] {
        var shown: [Int?] = []
        for number in 1...max(1, pageCount) {
            if number == 1 || number == pageCount || abs(number - page) <= 1 {
                shown.append(number)
            } else if shown.last != .some(nil) {
                shown.append(nil)
            }
        }
        return shown
    }
}

extension HTML {
    /// Links to the other pages, with everything else of the address kept; nothing for a single page.
    public mutating func pagination(_ pagination: Pagination) {
        guard pagination.pageCount > 1 else { return }
        element("nav", .class("pagination"), .label(DesignTexts.pages)) { html in
            if pagination.page > 1 {
                html.element(
                    "a", .href(pagination.href(pagination.page - 1)), Attribute("rel", "prev"),
                    text: DesignTexts.previous)
            }
            html.element("ol") { html in
                for number in pagination.numbers { html.pageNumber(number, pagination) }
            }
            if pagination.page < pagination.pageCount {
                html.element(
                    "a", .href(pagination.href(pagination.page + 1)), Attribute("rel", "next"), text: DesignTexts.next)
            }
        }
    }

    private mutating func pageNumber(_ number: Int?, _ pagination: Pagination) {
        element("li") { html in
            guard let number else { return html.text("…") }
            html.element(
                "a", .href(pagination.href(number)),
                Attribute("aria-current", number == pagination.page ? "page" : nil)
            ) { html in
                html.unseen(DesignTexts.page)
                html.text(" ")
                html.text(number)
            }
        }
    }
}
