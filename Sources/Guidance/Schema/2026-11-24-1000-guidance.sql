-- A letter of guidance and its editions: the first publication and every amendment.
CREATE TABLE guidance_letter (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL,
    school_year TEXT NOT NULL,
    source_name TEXT NOT NULL,
    source_text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
);

CREATE TABLE guidance_edition (
    id TEXT PRIMARY KEY,
    letter_id TEXT NOT NULL REFERENCES guidance_letter (id),
    number INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    published_at TEXT,
    published_by TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (letter_id, number)
);
CREATE UNIQUE INDEX guidance_edition_draft ON guidance_edition (letter_id) WHERE state = 'draft';

-- Who an edition speaks to; the members are written down at publication, so that it stays known who was asked.
CREATE TABLE guidance_audience (
    id TEXT PRIMARY KEY,
    edition_id TEXT NOT NULL REFERENCES guidance_edition (id) ON DELETE CASCADE,
    selector TEXT NOT NULL,
    UNIQUE (edition_id, selector)
);

CREATE TABLE guidance_member (
    audience_id TEXT NOT NULL REFERENCES guidance_audience (id) ON DELETE CASCADE,
    unit_id TEXT NOT NULL,
    PRIMARY KEY (audience_id, unit_id)
);
CREATE INDEX guidance_member_unit ON guidance_member (unit_id);

-- What a clause asks for. The key stays the same from edition to edition, so that what units wrote stays with it.
CREATE TABLE guidance_task (
    id TEXT PRIMARY KEY,
    edition_id TEXT NOT NULL REFERENCES guidance_edition (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    path TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    evidence TEXT NOT NULL DEFAULT '',
    due TEXT,
    audience_id TEXT NOT NULL REFERENCES guidance_audience (id),
    UNIQUE (edition_id, key)
);

-- What must be handed in, by whom and by when: plan, review, report.
CREATE TABLE guidance_call (
    id TEXT PRIMARY KEY,
    edition_id TEXT NOT NULL REFERENCES guidance_edition (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    form TEXT NOT NULL,
    title TEXT NOT NULL,
    due TEXT NOT NULL,
    source_key TEXT,
    audience_id TEXT NOT NULL REFERENCES guidance_audience (id),
    UNIQUE (edition_id, key)
);

-- Forms are dated data: which fields an entry has, by the rules of its time.
CREATE TABLE guidance_form (
    key TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    title_vi TEXT NOT NULL,
    title_en TEXT NOT NULL,
    consolidated BOOLEAN NOT NULL,
    fields TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (key, valid_from)
);

-- What one unit hands in to one call, through all its versions.
CREATE TABLE guidance_dossier (
    id TEXT PRIMARY KEY,
    letter_id TEXT NOT NULL REFERENCES guidance_letter (id),
    call_key TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'accepted')),
    leader TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    contact_phone TEXT NOT NULL DEFAULT '',
    contact_email TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    first_submitted_at TEXT,
    submitted_at TEXT,
    decided_at TEXT,
    extended_to TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    UNIQUE (letter_id, call_key, unit_id)
);
CREATE INDEX guidance_dossier_unit ON guidance_dossier (unit_id);
CREATE INDEX guidance_dossier_state ON guidance_dossier (letter_id, call_key, state);

CREATE TABLE guidance_entry (
    dossier_id TEXT NOT NULL REFERENCES guidance_dossier (id),
    task_key TEXT NOT NULL,
    content TEXT NOT NULL,
    filled BOOLEAN NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (dossier_id, task_key)
);

-- Each time a dossier was handed in: a copy of all it said, never changed.
CREATE TABLE guidance_submission (
    id TEXT PRIMARY KEY,
    dossier_id TEXT NOT NULL REFERENCES guidance_dossier (id),
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    edition_number INTEGER NOT NULL,
    due TEXT NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (dossier_id, number)
);

CREATE TABLE guidance_decision (
    id TEXT PRIMARY KEY,
    submission_id TEXT NOT NULL REFERENCES guidance_submission (id),
    kind TEXT NOT NULL CHECK (kind IN ('return', 'acceptance', 'reopening')),
    at TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX guidance_decision_submission ON guidance_decision (submission_id);

CREATE TABLE guidance_remark (
    id TEXT PRIMARY KEY,
    dossier_id TEXT NOT NULL REFERENCES guidance_dossier (id),
    decision_id TEXT REFERENCES guidance_decision (id),
    task_key TEXT NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    account_name TEXT NOT NULL,
    answer TEXT,
    answered_at TEXT,
    answered_by TEXT
);
CREATE INDEX guidance_remark_dossier ON guidance_remark (dossier_id);

CREATE TABLE guidance_extension (
    id TEXT PRIMARY KEY,
    dossier_id TEXT NOT NULL REFERENCES guidance_dossier (id),
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    until TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT,
    granted BOOLEAN,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX guidance_extension_dossier ON guidance_extension (dossier_id);
