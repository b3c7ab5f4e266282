internal import ArgumentParser
internal import Base
internal import Foundation
internal import Records
internal import Transport

/// How the sector database is asked, from the file that the operator wrote.
enum SectorOptions {
    /// - Throws: a sentence for the operator when the file makes no sense.
    static func link(_ path: String) throws -> SectorLink {
        guard let data = FileManager.default.contents(atPath: path),
            let contract = try? JSONDecoder().decode(SectorContract.self, from: data)
        else { throw ValidationError("--sector: \(path): không đọc được / cannot be read") }
        guard (contract.inside ?? []).isEmpty || contract.authorities != nil else {
            throw ValidationError("--sector: inside cần authorities / inside needs authorities")
        }
        do {
            return try SectorLink(contract, secret: try contract.credential.map { try SecretFile.explained($0.file) })
        } catch let refused as OutwardAddress.Refused {
            throw ValidationError("--sector: \(refused.explanation)")
        }
    }
}
