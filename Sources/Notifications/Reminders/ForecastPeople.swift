internal import Base
internal import Database
internal import Identity
internal import Outbox

/// Whom one forecast reaches: the units whose people are told, about what, and by which channels.
struct ForecastPeople {
    /// Those who are told at one unit, and the duties they are told of: its own, or those of units below it.
    struct Place {
        let unit: UnitID
        let duties: [Duty]
        let people: [AccountID]
    }

    let forecast: Forecast
    /// Units where nobody can be told come first.
    let places: [Place]
    let channels: [AccountID: Set<Channel>]

    init(_ forecast: Forecast, in tx: Transaction) throws {
        self.forecast = forecast
        let isUp = forecast.step.audience == .superior
        let owing = Array(Set(forecast.duties.map(\.unit))).sorted()
        let superiors = isUp ? try ReminderRows.superiors(of: owing, on: forecast.day, in: tx) : [:]
        var duties: [UnitID: [Duty]] = [:]
        for duty in forecast.duties {
            guard let unit = isUp ? superiors[duty.unit] : duty.unit else { continue }
            duties[unit, default: []].append(duty)
        }
        let holders = try AccountRows.holders(
            of: isUp ? Reminders.officials : Tell.responsible, at: duties.keys.sorted(), on: forecast.day, in: tx)
        let people = Dictionary(grouping: holders, by: \.unit).mapValues { $0.map(\.account) }
        channels = try Outbox.channels(of: Set(holders.map(\.account)).sorted(), in: tx)
        places = duties.map { unit, duties in Place(unit: unit, duties: duties, people: people[unit] ?? []) }.sorted {
            ($0.people.isEmpty ? 0 : 1, $0.duties.first?.unitName ?? "", $0.unit)
                < ($1.people.isEmpty ? 0 : 1, $1.duties.first?.unitName ?? "", $1.unit)
        }
    }

    /// How many people are reached by a channel; nil counts those who find it in the program only.
    func count(_ channel: Channel?) -> Int {
        channels.values.count { channel.map($0.contains) ?? $0.isEmpty }
    }

    /// Units with nobody to tell.
    var silent: Int { places.count { $0.people.isEmpty } }
}
