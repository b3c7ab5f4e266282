internal import Base
internal import Database
internal import Identity

/// Enters the days of a school year as the city decided them (khung kế hoạch thời gian năm học), or anew when it decides
/// anew. The log keeps what was said before.
enum DecideSchoolYear {
    /// - Throws: a ``SchoolYearRefusal`` when the year is there already.
    static func enter(_ frame: SchoolYearFrame, by permit: Permit<KeepSchoolYears>, in tx: Transaction) throws {
        guard try SchoolYearRows.insert(frame, at: permit.now, in: tx) else {
            throw SchoolYearRefusal.known(frame.schoolYear)
        }
        try record("enter school year", nil, frame, permit, tx)
    }

    /// - Parameter version: what the person saw.
    /// - Throws: a ``SchoolYearRefusal`` when somebody else was faster.
    static func change(
        _ frame: SchoolYearFrame, was old: SchoolYearFrame, version: Int, by permit: Permit<KeepSchoolYears>,
        in tx: Transaction
    ) throws {
        guard try SchoolYearRows.update(frame, version: version, at: permit.now, in: tx) else {
            throw SchoolYearRefusal.changed
        }
        try record("change school year", old, frame, permit, tx)
    }

    private static func record(
        _ action: String, _ old: SchoolYearFrame?, _ new: SchoolYearFrame, _ permit: Permit<KeepSchoolYears>,
        _ tx: Transaction
    ) throws {
        try permit.record(
            action, subject: "school year", id: new.schoolYear.text, unit: permit.scope, detail: new.schoolYear.text,
            changes: [
                FieldChange("starts", from: old?.startsOn.iso, to: new.startsOn.iso),
                FieldChange("second", from: old?.secondTermOn.iso, to: new.secondTermOn.iso),
                FieldChange("ends", from: old?.endsOn.iso, to: new.endsOn.iso),
                FieldChange("source", from: old?.source, to: new.source),
            ], in: tx)
    }
}

/// Keep the days of school years, which hold for the whole city.
struct KeepSchoolYears: Capability {
    static let label = Text("Nhập khung thời gian năm học của thành phố", "Keep the days of the city's school years")
    static let roles: Set<Role> = [.departmentOfficial]
}
