-- What a sheet was of: pupils or staff.
ALTER TABLE records_import ADD COLUMN subject TEXT NOT NULL DEFAULT 'pupils';

-- What a sheet did to one member of staff, so that it can be taken back.
CREATE TABLE records_staff_step (
    import_id TEXT NOT NULL REFERENCES records_import (id),
    number INTEGER NOT NULL,
    staff_id TEXT NOT NULL REFERENCES records_staff (id),
    step TEXT NOT NULL,
    PRIMARY KEY (import_id, number)
);
