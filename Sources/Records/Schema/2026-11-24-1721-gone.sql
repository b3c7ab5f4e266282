-- What is no more of what learning systems take from here (OneRoster), so that they hear that it is to be deleted.
-- Nothing about the learner is kept but the id.
CREATE TABLE records_gone (
    -- class, enrollment, user
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    pupil_id TEXT,
    class_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    grade TEXT NOT NULL DEFAULT '',
    school_year TEXT NOT NULL DEFAULT '',
    gone_at TEXT NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE INDEX records_gone_unit ON records_gone (unit_id, kind);

-- When a post was last written; what is older than the column has no known time.
ALTER TABLE records_post ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z';

-- A unit's placements without a walk over its classes of all years.
CREATE INDEX records_placement_unit ON records_placement (unit_id);
