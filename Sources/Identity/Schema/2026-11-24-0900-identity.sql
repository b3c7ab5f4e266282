CREATE TABLE identity_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE identity_account (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    email TEXT,
    password TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
    disabled_at TEXT,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
);

CREATE TABLE identity_grant (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    unit_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('departmentOfficial', 'districtOfficial', 'head', 'staff', 'viewer')),
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    UNIQUE (account_id, unit_id, role, valid_from)
);
CREATE INDEX identity_grant_unit ON identity_grant (unit_id);

CREATE TABLE identity_session (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    grant_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    address TEXT
);
CREATE INDEX identity_session_account ON identity_session (account_id);

CREATE TABLE identity_failure (
    id TEXT PRIMARY KEY,
    login TEXT NOT NULL,
    address TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE INDEX identity_failure_login ON identity_failure (login, at);
CREATE INDEX identity_failure_address ON identity_failure (address, at);

CREATE TABLE identity_audit (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    account_id TEXT,
    role TEXT,
    acting_unit_id TEXT,
    address TEXT,
    action TEXT NOT NULL,
    unit_id TEXT,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX identity_audit_subject ON identity_audit (subject, subject_id);
CREATE INDEX identity_audit_unit ON identity_audit (unit_id, at);
