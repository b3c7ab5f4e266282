-- A school year is changed on a page now: with a version against a stale form, and the time for systems that take only
-- what changed; what is older than the column has no known time.
ALTER TABLE organisation_school_year ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE organisation_school_year ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z';
