-- What a sheet did to one subject of a class, so that it can be taken back.
CREATE TABLE records_teaching_step (
    import_id TEXT NOT NULL REFERENCES records_import (id),
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);
