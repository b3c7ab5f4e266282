internal import Identity

/// What Facilities keeps of people: who began, walked and closed a round of stock-taking.
enum FacilitiesPersonalData {
    static let all = PersonalData(
        [],
        traces: [
            PersonalTrace("facilities_round", "begun_by", "closed_by"), PersonalTrace("facilities_scan", "seen_by"),
        ])
}
