-- What a class was until a day, field by field. Only what has changed stands here: a city in which nothing changes keeps
-- nothing, and a class that is renamed keeps one short row.
CREATE TABLE records_class_past (
    class_id TEXT NOT NULL REFERENCES records_class (id) ON DELETE CASCADE,
    -- name, grade, ageGroup, combined, twoSessions, boards, teacher
    field TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    -- As it stood in the column; nothing is an empty text
    value TEXT NOT NULL,
    -- For what is searched and put in order: without marks, and as a key
    value_fold TEXT NOT NULL DEFAULT '',
    value_sort TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (class_id, field, valid_to)
);
CREATE INDEX records_class_past_until ON records_class_past (valid_to);

-- The same of a member of staff.
CREATE TABLE records_staff_past (
    staff_id TEXT NOT NULL REFERENCES records_staff (id) ON DELETE CASCADE,
    -- name, born, sex, qualification
    field TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    value TEXT NOT NULL,
    value_fold TEXT NOT NULL DEFAULT '',
    value_sort TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (staff_id, field, valid_to)
);
CREATE INDEX records_staff_past_until ON records_staff_past (valid_to);
