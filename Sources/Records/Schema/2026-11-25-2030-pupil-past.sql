-- What a pupil was until a day, field by field as classes and members of staff have it (decision 33), in the place of
-- copies of the whole row.
CREATE TABLE records_pupil_course (
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id) ON DELETE CASCADE,
    -- name, born, sex, boarding, twoSessions, more
    field TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    -- As it stood in the column; nothing is an empty text
    value TEXT NOT NULL,
    -- For what is searched and put in order: without marks, and as a key
    value_fold TEXT NOT NULL DEFAULT '',
    value_sort TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (pupil_id, field, valid_to)
);
-- A name that was kept without its keys is found and put in order by those of today, as it was until now.
INSERT INTO records_pupil_course
    SELECT h.pupil_id, 'name', h.valid_to, h.name, s.name_fold, s.name_sort
    FROM records_pupil_past h JOIN records_pupil s ON s.id = h.pupil_id;
INSERT INTO records_pupil_course (pupil_id, field, valid_to, value)
    SELECT pupil_id, 'born', valid_to, born_on FROM records_pupil_past
    UNION ALL SELECT pupil_id, 'sex', valid_to, sex FROM records_pupil_past
    UNION ALL SELECT pupil_id, 'boarding', valid_to, COALESCE(boarding, '') FROM records_pupil_past
    UNION ALL SELECT pupil_id, 'twoSessions', valid_to, CAST(two_sessions AS TEXT) FROM records_pupil_past
    UNION ALL SELECT pupil_id, 'more', valid_to, more FROM records_pupil_past;
DROP TABLE records_pupil_past;
ALTER TABLE records_pupil_course RENAME TO records_pupil_past;
CREATE INDEX records_pupil_past_until ON records_pupil_past (valid_to);

-- The same of what only some may read of a pupil.
CREATE TABLE records_origin_past (
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id) ON DELETE CASCADE,
    -- ethnicity, religion, disability, policy
    field TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    value TEXT NOT NULL,
    value_fold TEXT NOT NULL DEFAULT '',
    value_sort TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (pupil_id, field, valid_to)
);
CREATE INDEX records_origin_past_until ON records_origin_past (valid_to);
