-- What a sheet did to one class, so that it can be taken back.
CREATE TABLE records_class_step (
    import_id TEXT NOT NULL REFERENCES records_import (id),
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);
