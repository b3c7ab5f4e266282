-- Qualifications and posts can be corrected and removed: not over what somebody else has written meanwhile.
ALTER TABLE records_qualification ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE records_post ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
