internal import Base

/// What only a child's own school reads of it.
struct PrivateRecord: Sendable, Equatable {
    var number: String?
    var birthplace = ""
    var address = ""
    var phone = ""
    var ethnicity: String?
    var religion: String?
    var disability: String?
    var policy: String?
    var identityMore = MoreFields()
    var originMore = MoreFields()

    /// What has a past.
    var origin: [OriginField: String] {
        get {
            [
                .ethnicity: ethnicity ?? "", .religion: religion ?? "", .disability: disability ?? "",
                .policy: policy ?? "", .more: originMore.text,
            ]
        }
        set {
            func code(_ field: OriginField) -> String? { newValue[field].flatMap { $0.isEmpty ? nil : $0 } }
            ethnicity = code(.ethnicity)
            religion = code(.religion)
            disability = code(.disability)
            policy = code(.policy)
            originMore = newValue[.more].map { MoreFields(text: $0) } ?? originMore
        }
    }
}

/// One visit of school health; millimetres and grams.
struct HealthCheck: Sendable, Equatable {
    let day: Day
    /// NHOM_MAU
    var blood: String?
    var height: Int?
    var weight: Int?
    var nutrition: String?
    var eyes = ""
    var spine = ""
    var vaccinations = ""
    var note = ""

    /// Weight in kilograms by the square of the height in metres, in tenths.
    var bodyMassIndex: Int? {
        guard let height, let weight, height > 0 else { return nil }
        return (weight * 10_000 + height * height / 2) / (height * height)
    }
}
