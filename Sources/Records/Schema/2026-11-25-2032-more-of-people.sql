-- Of members of staff only their head may read these (Decision 4998/QĐ-BGDĐT: MA_TON_GIAO, SO_SO_BHXH).
ALTER TABLE records_staff_identity ADD COLUMN religion TEXT;
ALTER TABLE records_staff_identity ADD COLUMN insurance TEXT NOT NULL DEFAULT '';

-- The fields of the dictionary of a school or a site that the tree of units does not have.
CREATE TABLE records_unit (
    unit_id TEXT PRIMARY KEY REFERENCES organisation_unit (id),
    more TEXT NOT NULL DEFAULT '{}',
    version INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL
);
CREATE TABLE records_unit_past (
    unit_id TEXT NOT NULL REFERENCES records_unit (unit_id) ON DELETE CASCADE,
    -- more
    field TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    value TEXT NOT NULL,
    value_fold TEXT NOT NULL DEFAULT '',
    value_sort TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (unit_id, field, valid_to)
);
CREATE INDEX records_unit_past_until ON records_unit_past (valid_to);
