-- Three tables of one row for each pupil (or pupil and guardian), which are only ever asked by their key: kept in the
-- order of the key itself instead of beside an index of it. Of the file of a city that is seven parts in a hundred.
CREATE TABLE records_guardianship_compact (
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    guardian_id TEXT NOT NULL REFERENCES records_guardian (id),
    -- father, mother, guardian
    relation TEXT NOT NULL,
    PRIMARY KEY (pupil_id, guardian_id)
) WITHOUT ROWID;
INSERT INTO records_guardianship_compact
    SELECT pupil_id, guardian_id, relation FROM records_guardianship ORDER BY pupil_id, guardian_id;
DROP TABLE records_guardianship;
ALTER TABLE records_guardianship_compact RENAME TO records_guardianship;
CREATE INDEX records_guardianship_guardian ON records_guardianship (guardian_id);

CREATE TABLE records_pupil_identity_compact (
    pupil_id TEXT PRIMARY KEY NOT NULL REFERENCES records_pupil (id),
    number TEXT UNIQUE,
    birthplace TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
INSERT INTO records_pupil_identity_compact
    SELECT pupil_id, number, birthplace, address, phone, more FROM records_pupil_identity ORDER BY pupil_id;
DROP TABLE records_pupil_identity;
ALTER TABLE records_pupil_identity_compact RENAME TO records_pupil_identity;

CREATE TABLE records_pupil_origin_compact (
    pupil_id TEXT PRIMARY KEY NOT NULL REFERENCES records_pupil (id),
    -- DM_DAN_TOC
    ethnicity TEXT,
    -- DM_TON_GIAO
    religion TEXT,
    -- DM_LOAI_KHUYET_TAT
    disability TEXT,
    -- DM_DIEN_CHINH_SACH
    policy TEXT,
    more TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
INSERT INTO records_pupil_origin_compact
    SELECT pupil_id, ethnicity, religion, disability, policy, more FROM records_pupil_origin ORDER BY pupil_id;
DROP TABLE records_pupil_origin;
ALTER TABLE records_pupil_origin_compact RENAME TO records_pupil_origin;
CREATE INDEX records_pupil_origin_special ON records_pupil_origin (pupil_id, ethnicity, disability, policy)
    WHERE disability IS NOT NULL OR policy IS NOT NULL OR ethnicity NOT IN ('01', '55');
