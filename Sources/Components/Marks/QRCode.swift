public import Base
internal import CQREncode
public import HTML

extension HTML {
    /// A QR code (ISO/IEC 18004, error level M) as a drawing with its quiet zone; nothing when the text is too long for
    /// one (about 2,300 bytes).
    public mutating func qrCode(_ text: String, label: Text) {
        guard let code = QRCode(text) else { return }
        let size = code.size + 2 * QRCode.quiet
        element(
            "svg", .class("qr"), Attribute("viewBox", "0 0 \(size) \(size)"), Attribute("role", "img"), .label(label),
            Attribute("width", "192"), Attribute("height", "192")
        ) { html in
            html.element(
                "rect", Attribute("width", String(size)), Attribute("height", String(size)), Attribute("fill", "#fff")
            ) { _ in }
            html.element("path", Attribute("d", code.path), Attribute("fill", "#000")) { _ in }
        }
    }
}

private struct QRCode {
    static let quiet = 4
    let size: Int
    let path: String

    init?(_ text: String) {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let cells = code.pointee.data else { return nil }
        size = width
        var path = ""
        for y in 0..<width {
            for x in 0..<width where cells[y * width + x] & 1 == 1 {
                path += "M\(x + QRCode.quiet) \(y + QRCode.quiet)h1v1h-1z"
            }
        }
        self.path = path
    }
}
