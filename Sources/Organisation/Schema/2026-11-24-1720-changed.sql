-- When a unit was last written, for systems that take only what changed; what is older than the column has no known
-- time.
ALTER TABLE organisation_unit ADD COLUMN changed_at TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z';
