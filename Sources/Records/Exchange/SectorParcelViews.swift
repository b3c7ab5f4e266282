internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Outbox
internal import Web

/// What pages show of messages on their way to the sector database.
enum SectorParcelViews {
    /// As much of an answer as a page can hold; all of it is kept.
    private static let shown = 8000

    static func list(
        _ parcels: [SectorParcel], _ path: String, _ mayKeep: Bool, _ visit: Visit, _ html: inout HTML
    ) {
        html.section(SectorTexts.parcels) { html in
            html.table(
                SectorTexts.parcels,
                [
                    Column(SectorTexts.what), Column(SectorTexts.when), Column(SectorTexts.who),
                    Column(SectorTexts.state), Column(SectorTexts.result), Column(SectorTexts.action),
                ], parcels, empty: SectorTexts.none
            ) { parcel, row, html in
                let errand = parcel.errand
                row.head(&html) { html in
                    let name = SectorTexts.what(parcel)
                    guard mayKeep, !parcel.isQuestion else { return html.text(name) }
                    html.element("a", .href("\(path)/parcels/\(errand.id)"), text: name)
                }
                row.cell(&html, text: html.format.moment(errand.created))
                row.cell(&html, text: parcel.by)
                row.cell(&html) { $0.badge(badge(errand.state)) }
                row.cell(&html) { result(parcel, &$0) }
                row.cell(&html) { html in
                    guard mayKeep, errand.state == .waiting else { return }
                    html.postButton(
                        SectorTexts.stop, action: "\(path)/parcels/\(errand.id)/stop", csrf: visit.formMark,
                        style: .danger, confirm: SectorTexts.stopConfirm)
                }
            }
        }
    }

    private static func result(_ parcel: SectorParcel, _ html: inout HTML) {
        let errand = parcel.errand
        if let taken = parcel.taken, let refused = parcel.refused {
            html.text(parcel.isQuestion ? SectorTexts.read(taken, refused) : SectorTexts.taken(taken, refused))
        } else if errand.state == .waiting, errand.tries > 0 {
            html.element("div") { html in
                html.element("p", text: SectorTexts.again(errand.tries, html.format.moment(errand.next)))
                html.element("p", .class("hint"), text: SectorTexts.said(errand.detail))
            }
        } else if errand.state == .refused {
            html.text(SectorTexts.said(errand.detail))
        }
    }

    private static func badge(_ state: Errand.State) -> Badge {
        let tone: Tone =
            switch state {
            case .done: .good
            case .refused: .bad
            case .stopped: .neutral
            case .waiting, .running: .info
            }
        return Badge(SectorTexts.state(state), tone)
    }

    static func page(_ parcel: SectorParcel, _ answer: String, _ name: String, _ visit: Visit) -> [UInt8] {
        let path = "/units/\(parcel.unit)/sector"
        let crumbs = [
            Frame.Crumb(Text(verbatim: name), href: "/units/\(parcel.unit)"),
            Frame.Crumb(SectorTexts.title, href: path),
        ]
        return visit.frame(SectorTexts.what(parcel), crumbs: crumbs).write { html in
            html.element("p") { html in
                html.badge(badge(parcel.errand.state))
                html.text(" ")
                html.text(SectorTexts.objects(parcel.objects))
            }
            html.element("div") { result(parcel, &$0) }
            html.section(SectorTexts.theirAnswer) { html in
                if answer.isEmpty { return html.element("p", text: SectorTexts.noAnswer) }
                html.element(
                    "p", .class("values"), text: String(answer.prefix(shown)) + (answer.count > shown ? "…" : ""))
            }
        }
    }
}
