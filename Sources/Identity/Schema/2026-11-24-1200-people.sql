CREATE TABLE identity_grant_next (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    unit_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (
        role IN ('administrator', 'departmentOfficial', 'districtOfficial', 'head', 'staff', 'viewer')),
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    delegated_by TEXT REFERENCES identity_account (id),
    UNIQUE (account_id, unit_id, role, valid_from)
);
INSERT INTO identity_grant_next (id, account_id, unit_id, role, valid_from, valid_to)
    SELECT id, account_id, unit_id, role, valid_from, valid_to FROM identity_grant;
DROP TABLE identity_grant;
ALTER TABLE identity_grant_next RENAME TO identity_grant;
CREATE INDEX identity_grant_unit ON identity_grant (unit_id);

ALTER TABLE identity_account ADD COLUMN last_seen_at TEXT;
ALTER TABLE identity_account ADD COLUMN totp_secret TEXT;
ALTER TABLE identity_account ADD COLUMN totp_step INTEGER NOT NULL DEFAULT 0;

CREATE TABLE identity_recovery (
    code_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id)
);
CREATE INDEX identity_recovery_account ON identity_recovery (account_id);

CREATE TABLE identity_challenge (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    expires_at TEXT NOT NULL
);

CREATE TABLE identity_link (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
);
CREATE INDEX identity_link_account ON identity_link (account_id);

ALTER TABLE identity_audit ADD COLUMN changes TEXT NOT NULL DEFAULT '';
ALTER TABLE identity_audit ADD COLUMN sequence INTEGER;
ALTER TABLE identity_audit ADD COLUMN hash TEXT;
CREATE UNIQUE INDEX identity_audit_sequence ON identity_audit (sequence);
CREATE INDEX identity_audit_account ON identity_audit (account_id, at);
CREATE INDEX identity_audit_at ON identity_audit (at);
CREATE TABLE identity_audit_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO identity_audit_head (one, sequence, hash) VALUES (1, 0, '');
