import Base
import Foundation
import TestKit
import Testing
import Transport
import Web

@testable import Identity

/// What a page can do, a program can do: each address to which a form is sent stands here beside the operation that runs the
/// same action, or in `docs/api.md` with the reason why there is none.
@Suite struct APICompletenessTests {
    /// The page, then the operation.
    private static let table = """
        /units/:unit/facilities/lines              POST /units/:unit/lines
        /units/:unit/facilities/lines/:line/end    POST /units/:unit/lines/:line/end
        /units/:unit/facilities/licences           POST /units/:unit/licences
        /units/:unit/facilities/licences/:licence/end  POST /units/:unit/licences/:licence/end
        /units/:unit/facilities/devices/new        POST /units/:unit/devices
        /facilities/devices/:device                PUT /devices/:device
        /facilities/devices/:device/write-off      POST /devices/:device/write-off
        /units/:unit/pupils/import                 POST /units/:unit/pupils/imports
        /units/import/rows                         POST /units/imports
        /units/import/mend                         POST /units/imports
        /units/import                              POST /units/imports
        /accounts/import/rows                      POST /accounts/imports
        /accounts/import/mend                      POST /accounts/imports
        /units/:unit/classes/import/rows           POST /units/:unit/classes/imports
        /units/:unit/classes/import/mend           POST /units/:unit/classes/imports
        /units/:unit/classes/import                POST /units/:unit/classes/imports
        /units/:unit/facilities/devices/import/rows  POST /units/:unit/facilities/devices/imports
        /units/:unit/facilities/rooms/import/rows  POST /units/:unit/facilities/rooms/imports
        /units/:unit/teachings/import/rows         POST /units/:unit/teachings/imports
        /units/:unit/staff/import/rows             POST /units/:unit/staff/imports
        /units/:unit/pupils/import/rows            POST /units/:unit/pupils/imports
        /units/:unit/pupils/import/mend            POST /units/:unit/pupils/imports
        /units/:unit/staff/import                  POST /units/:unit/staff/imports
        /units/:unit/staff/import/mend             POST /units/:unit/staff/imports
        /units/:unit/teachings/import              POST /units/:unit/teachings/imports
        /units/:unit/teachings/import/mend         POST /units/:unit/teachings/imports
        /units/:unit/facilities/rooms/import       POST /units/:unit/facilities/rooms/imports
        /units/:unit/facilities/rooms/import/mend  POST /units/:unit/facilities/rooms/imports
        /units/:unit/facilities/devices/import     POST /units/:unit/facilities/devices/imports
        /units/:unit/facilities/devices/import/mend  POST /units/:unit/facilities/devices/imports
        /accounts/import                           POST /accounts/imports
        /letters                                   POST /letters
        /messages/devices                          POST /preferences/devices
        /messages/devices/:device/end              DELETE /preferences/devices/:device
        /units/:unit/facilities/devices/imports/:import/undo  POST /units/:unit/facilities/devices/imports/:import/undo
        /units/:unit/facilities/rooms/imports/:import/undo  POST /units/:unit/facilities/rooms/imports/:import/undo
        /units/:unit/staff/:staff/private          PUT /units/:unit/staff/:staff/private
        /units/:unit/record                        PUT /units/:unit/record
        /classes/:class/remove                     POST /classes/:class/remove
        /units/:unit/classes/imports/:import/undo  POST /units/:unit/classes/imports/:import/undo
        /units/:unit/teachings/imports/:import/undo  POST /units/:unit/teachings/imports/:import/undo
        /classes/:class/subjects/end               POST /classes/:class/subjects/end
        /pupils/:pupil/violence                    POST /pupils/:pupil/violence
        /pupils/:pupil/violence/:incident          PUT /pupils/:pupil/violence/:incident
        /pupils/:pupil/violence/:incident/remove   POST /pupils/:pupil/violence/:incident/remove
        /units/:unit/staff/:staff/change           PUT /units/:unit/staff/:staff
        /units/:unit/staff/:staff/posts/:post      PUT /units/:unit/staff/:staff/posts/:post
        /units/:unit/staff/:staff/posts/:post/remove  POST /units/:unit/staff/:staff/posts/:post/remove
        /units/:unit/staff/:staff/qualifications/:qualification  PUT /units/:unit/staff/:staff/qualifications/:qualification
        /units/:unit/staff/:staff/qualifications/:qualification/remove  POST /units/:unit/staff/:staff/qualifications/:qualification/remove
        /units/:unit/facilities/informatics        POST /units/:unit/informatics/assignments
        /units/:unit/facilities/rooms/new          POST /units/:unit/rooms
        /facilities/rooms/:room                    PUT /rooms/:room
        /facilities/rooms/:room/close              POST /rooms/:room/close
        /units/:unit/facilities/rounds             POST /units/:unit/rounds
        /facilities/rounds/:round/scans            POST /rounds/:round/scans
        /facilities/rounds/:round/forget           POST /rounds/:round/forget
        /facilities/rounds/:round/close            POST /rounds/:round/close
        /dossiers/:letter/:call/:unit/people       PUT /letters/:letter/calls/:call/units/:unit/people
        /dossiers/:letter/:call/:unit/entries/:task  PUT /letters/:letter/calls/:call/units/:unit/entries/:task
        /dossiers/:letter/:call/:unit/submission   POST /letters/:letter/calls/:call/units/:unit/submission
        /dossiers/:letter/:call/:unit/answers/:remark  POST /letters/:letter/calls/:call/units/:unit/answers/:remark
        /dossiers/:letter/:call/:unit/extensions   POST /letters/:letter/calls/:call/units/:unit/extensions
        /dossiers/:letter/:call/:unit/review       POST /letters/:letter/calls/:call/units/:unit/decision
        /dossiers/:letter/:call/:unit/extensions/:extension  POST /letters/:letter/calls/:call/units/:unit/extensions/:extension
        /letters/:letter/head                      PUT /letters/:letter
        /letters/:letter/tasks/:key                PUT /letters/:letter/tasks/:key
        /letters/:letter/tasks/:key/removal        DELETE /letters/:letter/tasks/:key
        /letters/:letter/calls/:key                PUT /letters/:letter/calls/:key
        /letters/:letter/calls/:key/removal        DELETE /letters/:letter/calls/:key
        /letters/:letter/publication               POST /letters/:letter/publication
        /letters/:letter/amendments                POST /letters/:letter/amendments
        /accounts/requests/:request/decision       POST /role-requests/:request/decision
        /alarms/:alarm/acknowledgement             POST /alarms/:alarm/acknowledgement
        /alarms/bounds                             PUT /alarm-bounds
        /accounts/new                              POST /accounts
        /accounts/:account/roles                   POST /accounts/:account/roles
        /accounts/:account/roles/:grant/end        POST /accounts/:account/roles/:grant/end
        /accounts/:account/invitation              POST /accounts/:account/invitation
        /accounts/:account/state                   POST /accounts/:account/state
        /accounts/programs/:client/end             POST /programs/:client/end
        /account/sessions/end                      DELETE /account/sessions
        /account/delegations                       POST /account/delegations
        /account/delegations/:grant/end            POST /account/delegations/:grant/end
        /account/tokens/:token/end                 DELETE /account/tokens/:token
        /deliveries/:delivery                      POST /deliveries/:delivery/decision
        /messages/read                             POST /messages/reading
        /messages/preferences                      PUT /preferences
        /reminders                                 POST /reminders
        /reminders/:step/end                       POST /reminders/:step/end
        /units/:unit/people                        POST /units/:unit/people
        /units/:unit/people/confirmed              POST /units/:unit/people/confirmation
        /units/:unit/people/:contact               PUT /units/:unit/people/:contact
        /units/:unit/people/:contact/end           DELETE /units/:unit/people/:contact
        /units/import                              POST /units
        /units/import                              PUT /units/:unit
        /units/import                              POST /units/:unit/close
        /units/imports/:import/undo                POST /units/imports/:import/undo
        /accounts/imports/:import/undo             POST /accounts/imports/:import/undo
        /school-years                              POST /school-years
        /school-years/:year                        PUT /school-years/:year
        /privacy/breaches                          POST /privacy/breaches
        /privacy/breaches/:breach/reports          POST /privacy/breaches/:breach/reports
        /privacy/breaches/:breach/facts            PUT /privacy/breaches/:breach
        /privacy/breaches/:breach/end              POST /privacy/breaches/:breach/end
        /privacy/consents                          POST /privacy/consents
        /privacy/consents/:text/end                POST /privacy/consents/:text/end
        /privacy/consents/:text/child              POST /privacy/consents/:text/child
        /privacy/days                              POST /privacy/days
        /privacy/requests                          POST /privacy/own-requests
        /privacy/consents/:text/answer             POST /privacy/own-consents/:text/answer
        /privacy/consents/:text/withdrawal         POST /privacy/own-consents/:text/withdrawal
        /privacy/requests/:request/acknowledgement POST /privacy/requests/:request/acknowledgement
        /privacy/requests/:request/extension       POST /privacy/requests/:request/extension
        /privacy/requests/:request/answer          POST /privacy/requests/:request/answer
        /units/:unit/pupils/bulk                   POST /units/:unit/bulk
        /units/:unit/bulk/:import/undo             POST /units/:unit/bulk/:import/undo
        /units/:unit/pupils/imports/:import/undo   POST /units/:unit/pupils/imports/:import/undo
        /units/:unit/staff/imports/:import/undo    POST /units/:unit/staff/imports/:import/undo
        /units/:unit/classes                       POST /units/:unit/classes
        /classes/:class                            PUT /classes/:class
        /classes/:class/subjects                   POST /classes/:class/subjects
        /units/:unit/duplicates                    POST /units/:unit/duplicates
        /units/:unit/duplicates/part               POST /units/:unit/duplicates/part
        /pupils/:pupil/guardians                   POST /pupils/:pupil/guardians
        /pupils/:pupil/guardians/:guardian/end     POST /pupils/:pupil/guardians/:guardian/end
        /joins                                     POST /joins
        /joins/:join/answer                        POST /joins/:join/answer
        /loads/:load/apply                         POST /loads/:load/apply
        /loads/:load/back                          POST /loads/:load/back
        /pupils/:pupil/photo/remove                POST /pupils/:pupil/photo/remove
        /units/:unit/pupils                        POST /units/:unit/pupils
        /pupils/:pupil/change                      PUT /pupils/:pupil
        /pupils/:pupil/move                        POST /pupils/:pupil/placements/move
        /pupils/:pupil/pass                        POST /pupils/:pupil/placements/pass
        /pupils/:pupil/leave                       POST /pupils/:pupil/placements/leave
        /pupils/:pupil/return                      POST /pupils/:pupil/placements/return
        /pupils/:pupil/rewards                     POST /pupils/:pupil/rewards
        /pupils/:pupil/rewards/:reward             PUT /pupils/:pupil/rewards/:reward
        /pupils/:pupil/rewards/:reward/end         POST /pupils/:pupil/rewards/:reward/end
        /pupils/:pupil/private                     PUT /pupils/:pupil/identity
        /pupils/:pupil/private                     PUT /pupils/:pupil/origin
        /pupils/:pupil/health                      POST /pupils/:pupil/health
        /units/:unit/staff                         POST /units/:unit/staff
        /units/:unit/staff/:post/end               POST /units/:unit/posts/:post/end
        /units/:unit/staff/:staff/qualifications   POST /units/:unit/staff/:staff/qualifications
        /units/:unit/staff/:staff/contract         POST /units/:unit/staff/:staff/contract
        /statistics/snapshots                      POST /snapshots
        /transfers                                 POST /transfers
        /transfers/:transfer/answer                POST /transfers/:transfer/answer
        /transfers/:transfer/seat                  POST /transfers/:transfer/seat
        /year                                      POST /year
        /year/undo                                 POST /year/undo
        /year/confirm                              POST /year/confirm
        /units/:unit/views                         POST /units/:unit/views
        /units/:unit/views/:view/remove            DELETE /units/:unit/views/:view
        """

    /// What programs do and no page does: opening a message is reading it.
    private static let programsOnly: Set<String> = ["POST /messages/:message/reading"]

    private static let lines: [(page: String, operation: String)] = table.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        return words.count == 3 ? (words[0], words[1] + " " + words[2]) : nil
    }

    /// The addresses that a table of `docs/api.md` names with a reason, under a heading.
    static func reasons(under heading: String) -> [String: String] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("docs/api.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let part = text.components(separatedBy: "## \(heading)\n").last?.components(separatedBy: "\n## ").first ?? ""
        var found: [String: String] = [:]
        for row in part.split(separator: "\n") where row.hasPrefix("| `/") {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 2 else { continue }
            for address in cells[0].split(separator: "`").map(String.init) where address.hasPrefix("/") {
                found[address] = cells[1]
            }
        }
        return found
    }

    private static let exceptions = reasons(under: "What is no operation")

    /// A world with every page there can be.
    static func withEverything(_ body: (World) async throws -> Void) async throws {
        let site = SingleSignOn(
            issuer: "https://sso.khue.example", client: "khue", secret: "mot-bi-mat", name: "SSO",
            publicAddress: "https://khue.example", http: HTTPClient(blocking: BlockingPool()))
        try await World.with(.sqlite, publishes: false, singleSignOn: site, body)
    }

    @Test func whatAPageDoesAProgramDoes() async throws {
        try await Self.withEverything { world in
            var pages: Set<String> = []
            var operations: Set<String> = []
            for endpoint in world.endpoints {
                switch endpoint.body {
                case .action: pages.insert(endpoint.pattern)
                case .long where endpoint.method == .post: pages.insert(endpoint.pattern)
                case .api(let operation) where operation.isWriting:
                    operations.insert(
                        endpoint.method.rawValue + " " + endpoint.pattern.dropFirst(Endpoint.apiBase.count))
                default: break
                }
            }
            let told = Set(Self.lines.map(\.page))
            let excepted = Set(Self.exceptions.keys)
            #expect(
                pages.subtracting(told).subtracting(excepted).sorted() == [], "pages without an operation or a reason")
            #expect(told.union(excepted).subtracting(pages).sorted() == [], "named, and no page")
            #expect(told.intersection(excepted).sorted() == [])
            #expect(Set(Self.lines.map(\.operation)).subtracting(operations).sorted() == [], "named, and no operation")
            let known = Set(Self.lines.map(\.operation)).union(Self.programsOnly)
            #expect(operations.subtracting(known).sorted() == [], "operations that no page does")
            #expect(Self.exceptions.values.allSatisfy { $0.count > 20 }, "a reason says something")
        }
    }
}
