-- Programs that an administrator let in. Each acts through an account of its own that nobody can sign in to.
CREATE TABLE identity_client (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL UNIQUE REFERENCES identity_account (id),
    grant_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT
);

-- Tokens of the API, as hashes: those that people made, and the short ones that programs were given.
CREATE TABLE identity_token (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    account_id TEXT NOT NULL REFERENCES identity_account (id),
    grant_id TEXT NOT NULL,
    client_id TEXT REFERENCES identity_client (id),
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    last_used_at TEXT
);
CREATE INDEX identity_token_account ON identity_token (account_id, expires_at);

-- What was answered to a request that carried an idempotency key.
CREATE TABLE identity_idempotency (
    account_id TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX identity_idempotency_at ON identity_idempotency (created_at);
