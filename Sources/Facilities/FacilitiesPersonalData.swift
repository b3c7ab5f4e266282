internal import Identity

/// What Facilities keeps of people: who began, walked and closed a round of stock-taking, who took
/// a sheet in.
enum FacilitiesPersonalData {
    static let all = PersonalData(
        [],
        traces: [
            PersonalTrace("facilities_round", "begun_by", "closed_by"), PersonalTrace("facilities_scan", "seen_by"),
            PersonalTrace("facilities_import", "made_by"),
        ])
}
