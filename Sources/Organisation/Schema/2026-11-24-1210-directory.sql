CREATE TABLE organisation_contact (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    position TEXT NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL CHECK (post IN ('leader', 'deputy', 'technology', 'office', 'other')),
    is_public INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX organisation_contact_unit ON organisation_contact (unit_id, post, name_sort);
CREATE INDEX organisation_contact_sort ON organisation_contact (name_sort, id);

CREATE TABLE organisation_confirmation (
    unit_id TEXT PRIMARY KEY REFERENCES organisation_unit (id),
    confirmed_at TEXT NOT NULL,
    confirmed_by TEXT NOT NULL
);
