CREATE TABLE identity_key (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    credential TEXT NOT NULL UNIQUE,
    public_key TEXT NOT NULL,
    signatures BIGINT NOT NULL,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_used_at TEXT
);
CREATE INDEX identity_key_account ON identity_key (account_id);

CREATE TABLE identity_key_challenge (
    challenge_hash TEXT PRIMARY KEY,
    bound_to TEXT NOT NULL,
    expires_at TEXT NOT NULL
);
