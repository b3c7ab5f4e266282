import Base
import Testing
import Web

@testable import Identity

/// What a page shows, a program reads: each address of a page or file stands here beside the operation that tells the same,
/// or in `docs/api.md` with the reason why there is none.
@Suite struct APIReadingTests {
    /// The page, then the operation.
    private static let table = """
        /account                                      /account
        /account                                      /account/delegations
        /account                                      /account/sessions
        /account/keys                                 /account/keys
        /account/tokens                               /account/tokens
        /accounts                                     /accounts
        /accounts/:account                            /accounts/:account
        /accounts/:account/permissions                /accounts/:account/permissions
        /accounts/import                              /accounts/imports
        /accounts/new                                 /accounts
        /accounts/programs                            /programs
        /accounts/programs                            /programs/:client
        /accounts/requests                            /role-requests
        /accounts/requests                            /role-requests/:request
        /alarms                                       /alarms
        /alarms/:alarm                                /alarms/:alarm
        /alarms/bounds                                /alarm-bounds
        /audit                                        /audit
        /audit/khue-audit.xlsx                        /audit
        /children                                     /children
        /classes                                      /units/:unit/classes
        /classes/:class                               /classes/:class
        /classes/:class                               /classes/:class/past
        /classes/:class/subjects                      /classes/:class/subjects
        /deliveries                                   /deliveries
        /deliveries/:delivery                         /deliveries/:delivery
        /directory                                    /directory
        /directory/people/:contact/khue.vcf           /units/:unit/people/:contact
        /dossiers/:letter/:call/:unit                 /letters/:letter/calls/:call/units/:unit
        /dossiers/:letter/:call/:unit/entries/:task   /letters/:letter/calls/:call/units/:unit/entries/:task
        /dossiers/:letter/:call/:unit/extensions      /letters/:letter/calls/:call/units/:unit
        /dossiers/:letter/:call/:unit/khue.xlsx       /letters/:letter/calls/:call/units/:unit/entries
        /dossiers/:letter/:call/:unit/people          /letters/:letter/calls/:call/units/:unit
        /dossiers/:letter/:call/:unit/review          /letters/:letter/calls/:call/units/:unit
        /dossiers/:letter/:call/:unit/submission      /letters/:letter/calls/:call/units/:unit
        /dossiers/:letter/:call/:unit/versions        /letters/:letter/calls/:call/units/:unit/versions
        /facilities                                   /facilities/schools
        /facilities/devices/:device                   /devices/:device
        /facilities/purchases                         /facilities/schools
        /facilities/purchases/khue.xlsx               /facilities/schools
        /facilities/rooms/:room                       /rooms/:room
        /facilities/rounds/:round                     /rounds/:round
        /facilities/rounds/:round/khue.xlsx           /rounds/:round
        /facilities/schools                           /facilities/schools
        /facilities/schools/khue.xlsx                 /facilities/schools
        /joins                                        /joins
        /joins                                        /joins/candidates
        /joins/:join                                  /joins/:join
        /joins/pair                                   /joins/candidates
        /letters                                      /letters
        /letters/:letter                              /letters/:letter
        /letters/:letter/calls/:key                   /letters/:letter/calls
        /letters/:letter/head                         /letters/:letter
        /letters/:letter/publication                  /letters/:letter/tasks
        /letters/:letter/tasks/:key                   /letters/:letter/tasks
        /loads                                        /loads
        /loads/:load                                  /loads/:load
        /messages                                     /messages
        /messages/:message                            /messages/:message
        /messages/preferences                         /preferences
        /messages/preferences                         /preferences/devices
        /messages/preferences                         /preferences/devices/:device
        /messages/preferences                         /preferences/push-key
        /messages/sent                                /messages/sent
        /messages/sent/:delivery                      /messages/sent
        /overview                                     /letters/:letter/calls/:call/units
        /overview/figures                             /letters/:letter/calls/:call/figures
        /overview/figures/khue.xlsx                   /letters/:letter/calls/:call/figures
        /overview/khue.xlsx                           /letters/:letter/calls/:call/units
        /overview/tasks                               /letters/:letter/calls/:call/tasks
        /overview/units                               /letters/:letter/calls/:call/units
        /permissions                                  /permissions
        /privacy                                      /privacy/own-consents
        /privacy                                      /privacy/own-requests
        /privacy/breaches                             /privacy/breaches
        /privacy/breaches/:breach                     /privacy/breaches/:breach
        /privacy/consents                             /privacy/consents
        /privacy/consents/:text                       /privacy/consents/:text
        /privacy/consents/:text                       /privacy/consents/:text/answers
        /privacy/days                                 /privacy/days
        /privacy/own/:kind/:person                    /privacy/own-data
        /privacy/own/:kind/:person/khue.json          /privacy/own-data
        /privacy/own/:kind/:person/khue.zip           /privacy/own-data
        /privacy/register                             /privacy/register
        /privacy/requests                             /privacy/requests
        /privacy/requests/:request                    /privacy/requests/:request
        /privacy/requests/:request/data               /privacy/requests/:request/data
        /pupils                                       /pupils
        /pupils/:pupil                                /pupils/:pupil
        /pupils/:pupil                                /pupils/:pupil/past
        /pupils/:pupil                                /pupils/:pupil/placements
        /pupils/:pupil                                /pupils/:pupil/rewards
        /pupils/:pupil/change                         /pupils/:pupil
        /pupils/:pupil/health                         /pupils/:pupil/health
        /pupils/:pupil/photo                          /pupils/:pupil/photo/picture
        /pupils/:pupil/photo/change                   /pupils/:pupil/photo
        /pupils/:pupil/private                        /pupils/:pupil/guardians
        /pupils/:pupil/private                        /pupils/:pupil/identity
        /pupils/:pupil/private                        /pupils/:pupil/origin
        /pupils/:pupil/rewards/:reward                /pupils/:pupil/rewards/:reward
        /pupils/:pupil/rewards/new                    /pupils/:pupil/rewards
        /pupils/:pupil/violence                       /pupils/:pupil/violence
        /pupils/:pupil/violence/:incident             /pupils/:pupil/violence/:incident
        /reminders                                    /reminders
        /reminders                                    /reminders/:step
        /reminders/preview                            /reminders/forecast
        /reminders/preview/:step                      /reminders/forecast/:step
        /school-years                                 /school-years
        /school-years/:year                           /school-years/:year
        /school-years/new                             /school-years
        /staff                                        /units/:unit/staff
        /statistics                                   /statistics
        /statistics                                   /units/:unit/snapshots
        /statistics/khue.xlsx                         /statistics
        /statistics/records                           /statistics/records
        /tasks                                        /duties
        /tasks                                        /tasks
        /tasks/:letter/:task                          /tasks
        /transfers                                    /transfers
        /transfers                                    /transfers/:transfer
        /units                                        /units
        /units/:unit                                  /units/:unit
        /units/:unit/bulk                             /units/:unit/bulk
        /units/:unit/classes                          /units/:unit/classes
        /units/:unit/classes/import                   /units/:unit/classes/imports
        /units/:unit/classes/khue.xlsx                /units/:unit/classes
        /units/:unit/duplicates                       /units/:unit/duplicates
        /units/:unit/facilities                       /units/:unit/device-counts
        /units/:unit/facilities/connections           /units/:unit/licences
        /units/:unit/facilities/connections           /units/:unit/lines
        /units/:unit/facilities/devices               /units/:unit/devices
        /units/:unit/facilities/devices/import        /units/:unit/facilities/devices/imports
        /units/:unit/facilities/devices/khue.csv      /units/:unit/devices
        /units/:unit/facilities/devices/khue.xlsx     /units/:unit/devices
        /units/:unit/facilities/devices/labels        /units/:unit/devices
        /units/:unit/facilities/devices/new           /units/:unit/devices
        /units/:unit/facilities/informatics           /units/:unit/informatics
        /units/:unit/facilities/purchases             /units/:unit/informatics
        /units/:unit/facilities/purchases/khue.xlsx   /units/:unit/informatics
        /units/:unit/facilities/rooms                 /units/:unit/rooms
        /units/:unit/facilities/rooms/import          /units/:unit/facilities/rooms/imports
        /units/:unit/facilities/rooms/khue.csv        /units/:unit/rooms
        /units/:unit/facilities/rooms/khue.xlsx       /units/:unit/rooms
        /units/:unit/facilities/rooms/new             /units/:unit/rooms
        /units/:unit/facilities/rounds                /units/:unit/rounds
        /units/:unit/khue.vcf                         /units/:unit/people
        /units/:unit/people                           /units/:unit/people
        /units/:unit/people                           /units/:unit/people/confirmation
        /units/:unit/people/:contact                  /units/:unit/people/:contact
        /units/:unit/pupils                           /units/:unit/pupils
        /units/:unit/pupils                           /units/:unit/views
        /units/:unit/pupils/bulk                      /units/:unit/pupils
        /units/:unit/pupils/import                    /units/:unit/pupils/imports
        /units/:unit/pupils/khue.xlsx                 /units/:unit/pupils
        /units/:unit/pupils/new                       /units/:unit/classes
        /units/:unit/pupils/violence                  /units/:unit/violence
        /units/:unit/pupils/violence/khue.xlsx        /units/:unit/violence
        /units/:unit/record                           /units/:unit/record
        /units/:unit/record                           /units/:unit/record/past
        /units/:unit/staff                            /units/:unit/staff
        /units/:unit/staff/:staff                     /units/:unit/staff/:staff
        /units/:unit/staff/:staff                     /units/:unit/staff/:staff/past
        /units/:unit/staff/:staff                     /units/:unit/staff/:staff/posts
        /units/:unit/staff/:staff                     /units/:unit/staff/:staff/qualifications
        /units/:unit/staff/:staff/change              /units/:unit/staff/:staff
        /units/:unit/staff/:staff/posts/:post         /units/:unit/staff/:staff/posts/:post
        /units/:unit/staff/:staff/private             /units/:unit/staff/:staff/private
        /units/:unit/staff/:staff/qualifications/:qualification /units/:unit/staff/:staff/qualifications/:qualification
        /units/:unit/staff/import                     /units/:unit/staff/imports
        /units/:unit/staff/khue.xlsx                  /units/:unit/staff
        /units/:unit/teachings/import                 /units/:unit/teachings/imports
        /units/:unit/teachings/khue.xlsx              /classes/:class/subjects
        /units/import                                 /units/imports
        /year                                         /year
        """

    /// What no page lists: people choose codes and see fields where they fill a form in.
    private static let programsOnly = ["/code-lists/:list", "/dictionary/:subject/fields"]

    private static let lines: [(page: String, operation: String)] = table.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ").map(String.init)
        return words.count == 2 ? (words[0], words[1]) : nil
    }

    @Test func whatAPageShowsAProgramReads() async throws {
        try await APICompletenessTests.withEverything { world in
            var pages: Set<String> = []
            var operations: Set<String> = []
            for endpoint in world.endpoints where endpoint.method == .get {
                switch endpoint.body {
                case .page, .disclosure, .long: pages.insert(endpoint.pattern)
                case .api: operations.insert(String(endpoint.pattern.dropFirst(Endpoint.apiBase.count)))
                default: break
                }
            }
            let told = Set(Self.lines.map(\.page))
            let reasons = APICompletenessTests.reasons(under: "What is read on pages only")
            // Where a form has its reason, the page that asks it has the same.
            let forms = Set(APICompletenessTests.reasons(under: "What is no operation").keys)
            let excepted = Set(reasons.keys)
            #expect(
                pages.subtracting(told).subtracting(excepted).subtracting(forms).sorted() == [],
                "pages without an operation or a reason")
            #expect(told.union(excepted).subtracting(pages).sorted() == [], "named, and no page")
            #expect(told.intersection(excepted).sorted() == [])
            #expect(Set(Self.lines.map(\.operation)).subtracting(operations).sorted() == [], "named, and no operation")
            #expect(
                operations.subtracting(Set(Self.lines.map(\.operation))).sorted() == Self.programsOnly,
                "operations that stand beside no page")
            #expect(reasons.values.allSatisfy { $0.count > 20 }, "a reason says something")
        }
    }
}
