-- Nurses and guardians. Which roles there are stands in the program, so that a new one needs no new table.
CREATE TABLE identity_grant_next (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    unit_id TEXT NOT NULL,
    role TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    delegated_by TEXT REFERENCES identity_account (id),
    UNIQUE (account_id, unit_id, role, valid_from)
);
INSERT INTO identity_grant_next (id, account_id, unit_id, role, valid_from, valid_to, delegated_by)
    SELECT id, account_id, unit_id, role, valid_from, valid_to, delegated_by FROM identity_grant;
DROP TABLE identity_grant;
ALTER TABLE identity_grant_next RENAME TO identity_grant;
CREATE INDEX identity_grant_unit ON identity_grant (unit_id);
