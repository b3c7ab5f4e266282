-- The frame of a school year as the city decides it every summer: data, entered with its source, never assumed.
CREATE TABLE organisation_school_year (
    school_year TEXT PRIMARY KEY,
    starts_on TEXT NOT NULL,
    second_term_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    source TEXT NOT NULL,
    CHECK (starts_on < second_term_on),
    CHECK (second_term_on <= ends_on)
);
