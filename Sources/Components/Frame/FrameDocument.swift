internal import Base
public import HTML

extension Frame {
    /// The whole page as UTF-8: a complete HTML5 document, about 3 kB besides the content.
    ///
    /// - Parameters:
    ///   - action: the one primary action of the page, beside the title.
    ///   - content: what stands between the title and the foot; headings begin at `h2`.
    public func write(
        action: ((inout HTML) throws -> Void)? = nil, content: (inout HTML) throws -> Void
    ) rethrows -> [UInt8] {
        var html = HTML(language)
        html.markup("<!DOCTYPE html>\n")
        try html.element("html", Attribute("lang", language.rawValue)) { html in
            html.element("head") { writeHead(&$0) }
            try html.element("body", .class(bodyClass), Attribute("data-person", person?.mark)) { html in
                try writeBody(&html, action: action, content: content)
            }
        }
        html.markup("\n")
        return html.bytes
    }

    private var bodyClass: String { (menu.isEmpty ? "bare " : "") + width.rawValue }

    private func writeHead(_ html: inout HTML) {
        html.void("meta", Attribute("charset", "utf-8"))
        html.element("title") { html in
            html.text(title)
            html.text(" – ")
            html.text(ComponentTexts.product)
        }
        html.void(
            "meta", .name("viewport"), Attribute("content", "width=device-width, initial-scale=1, viewport-fit=cover"))
        html.void("meta", .name("color-scheme"), Attribute("content", "light dark"))
        if let refresh {
            html.element("noscript") { html in
                html.void("meta", Attribute("http-equiv", "refresh"), Attribute("content", String(refresh)))
            }
        }
        html.void("link", Attribute("rel", "icon"), .href(assets.star), .type("image/svg+xml"))
        html.void("link", Attribute("rel", "stylesheet"), .href(assets.styleSheet))
        html.element("script", .type("module"), Attribute("src", assets.script)) { _ in }
    }

    private func writeBody(
        _ html: inout HTML, action: ((inout HTML) throws -> Void)?, content: (inout HTML) throws -> Void
    ) rethrows {
        html.element("a", .class("skip"), .href("#page-content"), text: ComponentTexts.skip)
        writeTop(&html)
        try html.element("div", .class("page")) { html in
            writeMenu(&html)
            try html.element(
                "main", .id("page-content"), Attribute("tabindex", "-1"),
                Attribute("data-refresh", refresh.map { String($0) })
            ) { html in
                writeBreadcrumbs(&html)
                if let notice { html.banner(.good, notice) }
                try writeTitle(&html, action: action)
                try content(&html)
            }
        }
        html.element("footer", .class("foot"), text: ComponentTexts.footer)
        writeConfirmation(&html)
        writeRest(&html)
    }

    private func writeTitle(_ html: inout HTML, action: ((inout HTML) throws -> Void)?) rethrows {
        try html.element("div", .class("title")) { html in
            html.element("div") { html in
                html.element("h1", text: title)
                if let help { html.element("p", .class("help"), text: help) }
            }
            if let action { try html.element("div", .class("primary-action"), content: action) }
        }
    }

    private func writeBreadcrumbs(_ html: inout HTML) {
        guard !breadcrumbs.isEmpty else { return }
        html.element("nav", .class("breadcrumbs"), .label(ComponentTexts.breadcrumbs)) { html in
            html.element("ol") { html in
                for crumb in breadcrumbs {
                    html.element("li") { $0.element("a", .href(crumb.href), text: crumb.label) }
                }
            }
        }
    }

    /// The script asks with this dialog before a session ends by rest: what stands in the fields of the page stays there.
    private func writeRest(_ html: inout HTML) {
        guard let rest else { return }
        html.element(
            "dialog", .id("page-rest"), Attribute("aria-labelledby", "rest-title"),
            Attribute("data-seconds", String(rest))
        ) { html in
            html.element("h2", .id("rest-title"), text: ComponentTexts.restHeading)
            html.element("p", text: ComponentTexts.restEnds)
            html.element("p", Attribute("hidden", "")) { html in
                html.text(ComponentTexts.restEnded)
                html.text(" ")
                html.element("a", .href("/sign-in"), Attribute("target", "_blank"), text: ComponentTexts.signInBeside)
            }
            html.element("div", .class("actions")) { html in
                html.element("button", .type("button"), .class("button"), text: ComponentTexts.stay)
            }
        }
    }

    /// The script asks with this dialog before a dangerous button does its work.
    private func writeConfirmation(_ html: inout HTML) {
        html.element("dialog", .id("page-question"), Attribute("aria-labelledby", "confirm-title")) { html in
            html.element("h2", .id("confirm-title"), text: ComponentTexts.confirmHeading)
            html.element("p") { _ in }
            html.element("form", Attribute("method", "dialog"), .class("actions")) { html in
                html.element("button", .class("button danger"), .value("yes"), text: ComponentTexts.goOn)
                html.element("button", .class("button secondary"), .value("no"), text: ComponentTexts.cancel)
            }
        }
    }
}
