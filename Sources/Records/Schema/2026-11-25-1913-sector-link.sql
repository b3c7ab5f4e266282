-- In which fields the other side was found to hold something else, when it was read; names only.
ALTER TABLE records_sector ADD COLUMN differing TEXT NOT NULL DEFAULT '';

-- A message on its way to the sector database, or a question to it: the part of an errand that is ours.
CREATE TABLE records_sector_parcel (
    errand_id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    school_code TEXT NOT NULL,
    -- The year in which the school year begins
    school_year INTEGER NOT NULL,
    -- LoaiDongBo; NULL for a question
    extent INTEGER,
    -- What is sent, until it is over
    body TEXT,
    objects INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    -- What the other side answered
    answer TEXT NOT NULL DEFAULT '',
    taken INTEGER,
    refused INTEGER
);
CREATE INDEX records_sector_parcel_unit ON records_sector_parcel (unit_id);
