internal import Base
internal import Organisation

/// What the words of a letter say about who is meant. A proposal: an official looks at it before it is published.
enum AudienceProposal {
    /// The units a heading of the letter's part on duties addresses ("Phòng Giáo dục và Đào tạo quận, huyện, thị xã").
    static func audience(addressed heading: String) -> Audience {
        let words = heading.folded
        var kinds: [UnitKind] = []
        if words.contains("phong giao duc") || words.contains("phong gddt") { kinds.append(.districtOffice) }
        if words.contains("xa, phuong") || words.contains("uy ban nhan dan xa") { kinds.append(.commune) }
        if words.contains("truong hoc") || words.contains("truong truc thuoc") || words.contains("nha truong") {
            kinds.append(.school)
        }
        if words.contains("giao duc thuong xuyen") || words.contains("gdtx") { kinds.append(.continuingCentre) }
        return Audience(kinds: kinds, directOnly: words.contains("truc thuoc so"))
    }

    /// Everybody the sector consists of: what a task is proposed for when the letter does not narrow it.
    static let everybody = Audience(kinds: [.districtOffice, .commune, .school, .continuingCentre])
}
