internal import Base
internal import Facilities
internal import Records

extension Composition {
    /// Facilities judges rooms by the classes that Records keeps.
    static let facilitiesPorts = FacilitiesPorts { condition, day, tx in
        try ClassFigureRows.all(where: condition, on: day, in: tx).compactMap { figure in
            ClassReference(figure.id.text).map { id in
                ClassSize(
                    id: id, unit: figure.unit, name: figure.name, level: figure.level, learners: figure.pupils)
            }
        }
    }
}
