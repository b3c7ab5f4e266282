internal import Base
internal import Foundation
internal import HTML
internal import Identity

/// The copy of a person's data as a page that stands alone: its looks and the photograph are in it, it loads nothing
/// and runs nothing, and it prints.
enum DataSheet {
    static func write(_ copy: DataPackage, _ language: Language) -> [UInt8] {
        var html = HTML(language)
        html.markup("<!doctype html>\n")
        html.element("html", Attribute("lang", language.rawValue)) { html in
            html.element("head") { head(copy, &$0) }
            html.element("body") { html in
                html.element("h1", text: OwnDataTexts.of(copy.person.name))
                html.element("p", .class("hint"), text: OwnDataTexts.madeAt(html.format.moment(copy.at)))
                if let photograph = copy.photograph { picture(photograph, copy.person.name, &html) }
                for extract in copy.extracts { table(extract, &html) }
            }
        }
        return html.bytes
    }

    private static func head(_ copy: DataPackage, _ html: inout HTML) {
        html.void("meta", Attribute("charset", "utf-8"))
        html.void("meta", .name("viewport"), Attribute("content", "width=device-width, initial-scale=1"))
        html.void(
            "meta", Attribute("http-equiv", "Content-Security-Policy"),
            Attribute("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
        html.element("title", text: OwnDataTexts.of(copy.person.name))
        html.markup(
            """
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1f24; background: #fff; margin: 0 auto;
              max-width: 60rem; padding: 1.5rem 1rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
            h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; }
            .hint { color: #555e68; margin: 0 0 .75rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border: 1px solid #c9d1d9; padding: .35rem .6rem; text-align: left; vertical-align: top; }
            th { background: #f3f5f7; }
            img { width: 9rem; height: auto; border: 1px solid #c9d1d9; }
            @media print { body { padding: 0; } h2, tr { break-inside: avoid; } h2 { break-after: avoid; } }
            </style>
            """)
    }

    private static func picture(_ jpeg: [UInt8], _ name: String, _ html: inout HTML) {
        html.void(
            "img", Attribute("src", "data:image/jpeg;base64," + Data(jpeg).base64EncodedString()),
            Attribute("alt", name))
    }

    private static func table(_ extract: PersonalExtract, _ html: inout HTML) {
        html.element("h2", text: extract.table.label)
        html.element("p", .class("hint"), text: extract.table.purpose)
        guard !extract.rows.isEmpty else { return html.element("p", text: OwnDataTexts.nothing) }
        html.element("div", .class("wide")) { html in
            html.element("table") { html in
                html.element("thead") { html in
                    html.element("tr") { html in
                        for column in extract.table.columns {
                            html.element("th", Attribute("scope", "col"), text: column.label)
                        }
                    }
                }
                html.element("tbody") { html in
                    for words in extract.words { row(words, &html) }
                }
            }
        }
    }

    private static func row(_ words: [Text?], _ html: inout HTML) {
        html.element("tr") { html in
            for value in words {
                html.element("td", text: OwnDataViews.shown(value?(html.language), html.format))
            }
        }
    }
}
