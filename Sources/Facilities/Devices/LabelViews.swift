internal import Base
internal import Components
internal import HTML
internal import Identity
internal import Web

/// Labels with tags as QR codes, to print and stick on machines.
enum LabelViews {
    static func labels(
        _ school: SchoolPage, _ lines: [DeviceLine], _ place: (page: Int, pages: Int), _ visit: Visit
    ) -> [UInt8] {
        let crumbs = school.crumbs(Frame.Crumb(DeviceTexts.title, href: school.path + "/devices"))
        return visit.frame(DeviceTexts.labels, help: DeviceTexts.labelsHelp, crumbs: crumbs).write { html in
            if lines.isEmpty { html.element("p", .class("empty"), text: DeviceTexts.none) }
            html.element("ul", .class("tiles labels")) { html in
                for line in lines { html.element("li") { write(line, &$0) } }
            }
            html.pagination(Address(visit.request.target), page: place.page, pages: place.pages)
        }
    }

    private static func write(_ line: DeviceLine, _ html: inout HTML) {
        html.qrCode(line.device.tag, label: Text(verbatim: line.device.tag))
        html.element("p") { html in
            html.element("b", text: line.device.tag)
            html.text(" ")
            html.text(line.device.name)
            if let room = line.roomCode { html.text(" · \(room)") }
        }
    }
}
