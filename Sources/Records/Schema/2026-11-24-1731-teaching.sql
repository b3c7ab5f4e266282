-- Who teaches a subject of a class now, and since when; what was so before stands in the table after it.
ALTER TABLE records_class_subject ADD COLUMN valid_from TEXT NOT NULL DEFAULT '';
CREATE INDEX records_class_subject_teacher ON records_class_subject (teacher_id);

-- Who taught it until a day.
CREATE TABLE records_class_subject_past (
    class_id TEXT NOT NULL REFERENCES records_class (id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    term INTEGER NOT NULL,
    teacher_id TEXT,
    periods INTEGER,
    valid_from TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    PRIMARY KEY (class_id, subject, term, valid_to)
);
CREATE INDEX records_class_subject_past_teacher ON records_class_subject_past (teacher_id);
