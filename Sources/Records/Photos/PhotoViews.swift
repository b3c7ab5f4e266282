internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// What pages show of photographs.
enum PhotoViews {
    /// The picture with what it shows for those who cannot see it.
    static func picture(_ pupil: PupilID, _ name: String, under path: String = "/pupils", _ html: inout HTML) {
        html.void(
            "img", .class("photo"), Attribute("src", "\(path)/\(pupil)/photo"), Attribute("alt", PhotoTexts.of(name)),
            Attribute("width", "120"), Attribute("height", "160"), Attribute("loading", "lazy"))
    }

    /// The part of the pupil's page.
    static func part(_ pupil: Pupil, _ line: PhotoRows.Line?, mayKeep: Bool, _ html: inout HTML) {
        html.styles()
        if let line {
            html.element("div", .class("photo-line")) { html in
                picture(pupil.id, pupil.name, &html)
                html.element("p", .class("hint"), text: PhotoTexts.who(line))
            }
        }
        if mayKeep {
            html.element("p") { html in
                html.element("a", .href("/pupils/\(pupil.id)/photo/change"), text: PhotoTexts.title)
            }
        }
    }

    static func ask(
        _ pupil: Pupil, _ line: PhotoRows.Line?, _ refusal: (any Refusal)?, _ visit: Visit
    ) -> [UInt8] {
        let states = FormStates(visit, refusal)
        let crumbs = [Frame.Crumb(Text(verbatim: pupil.name), href: "/pupils/\(pupil.id)")]
        let path = "/pupils/\(pupil.id)/photo"
        return visit.frame(PhotoTexts.title, width: .reading, crumbs: crumbs).write { html in
            html.errorSummary(states.summary)
            part(pupil, line, mayKeep: false, &html)
            html.form(to: path, csrf: visit.formMark, multipart: true) { html in
                html.file(
                    Field(
                        "file", PhotoTexts.file, hint: PhotoTexts.fileHint,
                        state: FieldState("", error: states["file"].error), required: true),
                    accept: "image/jpeg,image/png")
                html.input(Field("agreedBy", PhotoTexts.agreedBy, state: states["agreedBy"], required: true))
                html.day(Field("agreedOn", PhotoTexts.agreedOn, state: states["agreedOn"], required: true))
                html.checkbox("agreed", PhotoTexts.agreed, checked: states["agreed"].value == "yes")
                html.actions { $0.submit(PhotoTexts.put) }
            }
            guard line != nil else { return }
            html.disclosure(PhotoTexts.remove) { html in
                html.element("p", .class("hint"), text: PhotoTexts.removeHint)
                html.form(to: path + "/remove", csrf: visit.formMark) { html in
                    html.input(Field("why", PhotoTexts.reason, state: states["why"], required: true))
                    html.actions { $0.submit(PhotoTexts.remove, style: .danger) }
                }
            }
        }
    }
}

extension HTML {
    /// The small style sheet of photographs, lists and cards, which other pages need not load.
    mutating func styles() {
        void("link", Attribute("rel", "stylesheet"), .href("/assets/papers.css"))
    }
}
