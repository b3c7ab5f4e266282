-- What schools teach: classes of one school year, and the subjects of each class.
CREATE TABLE records_class (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    school_year TEXT NOT NULL,
    -- The unit of the site where it sits; null at the main site.
    site_id TEXT REFERENCES organisation_unit (id),
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    -- DM_KHOI
    grade TEXT NOT NULL,
    -- DM_NHOM_TUOI_MN, preschool only
    age_group TEXT,
    -- Children of more than one grade in one class (lớp ghép)
    is_combined INTEGER NOT NULL DEFAULT 0,
    two_sessions INTEGER NOT NULL DEFAULT 0,
    boards INTEGER NOT NULL DEFAULT 0,
    teacher_id TEXT,
    -- Further fields of the dictionary, as an object of field and value
    more TEXT NOT NULL DEFAULT '{}',
    version INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    UNIQUE (unit_id, school_year, name)
);

CREATE TABLE records_class_subject (
    class_id TEXT NOT NULL REFERENCES records_class (id) ON DELETE CASCADE,
    -- DM_MON_HOC
    subject TEXT NOT NULL,
    -- 1, 2, or 3 for the whole year (HOC_KY)
    term INTEGER NOT NULL,
    teacher_id TEXT,
    room_code TEXT NOT NULL DEFAULT '',
    periods INTEGER,
    PRIMARY KEY (class_id, subject, term)
);

-- A learner: what a class list shows. What only some may see stands in the tables after it.
CREATE TABLE records_pupil (
    id TEXT PRIMARY KEY,
    -- Given by the sector database; not every learner has one yet
    code TEXT UNIQUE,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    born_on TEXT NOT NULL,
    -- DM_GIOI_TINH
    sex TEXT NOT NULL,
    -- DM_HOC_BAN_TRU
    boarding TEXT,
    two_sessions INTEGER NOT NULL DEFAULT 0,
    -- Exempted from or reduced in fees, supported in costs, as an object of field and value with the rest of the
    -- dictionary that nobody has to be kept from
    more TEXT NOT NULL DEFAULT '{}',
    -- The record with which this one was found to be the same child
    merged_into TEXT REFERENCES records_pupil (id),
    version INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL
);
CREATE INDEX records_pupil_sort ON records_pupil (name_sort, id, name_fold, born_on);
CREATE INDEX records_pupil_birth ON records_pupil (born_on, name_fold);

-- What a learner was until a day.
CREATE TABLE records_pupil_past (
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    valid_to TEXT NOT NULL,
    name TEXT NOT NULL,
    born_on TEXT NOT NULL,
    sex TEXT NOT NULL,
    boarding TEXT,
    two_sessions INTEGER NOT NULL,
    more TEXT NOT NULL,
    PRIMARY KEY (pupil_id, valid_to)
);

-- Identity number and the ways to reach a minor: for those who need them.
CREATE TABLE records_pupil_identity (
    pupil_id TEXT PRIMARY KEY REFERENCES records_pupil (id),
    number TEXT UNIQUE,
    birthplace TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '{}'
);

-- Ethnic group, religion, disability, policy: for statistics and for those who need them.
CREATE TABLE records_pupil_origin (
    pupil_id TEXT PRIMARY KEY REFERENCES records_pupil (id),
    -- DM_DAN_TOC
    ethnicity TEXT,
    -- DM_TON_GIAO
    religion TEXT,
    -- DM_LOAI_KHUYET_TAT
    disability TEXT,
    -- DM_DIEN_CHINH_SACH
    policy TEXT,
    more TEXT NOT NULL DEFAULT '{}'
);

-- One visit of school health. Lengths in millimetres, weights in grams.
CREATE TABLE records_health (
    id TEXT PRIMARY KEY,
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    checked_on TEXT NOT NULL,
    height INTEGER,
    weight INTEGER,
    -- TINH_TRANG_DINH_DUONG
    nutrition TEXT,
    blood TEXT,
    eyes TEXT NOT NULL DEFAULT '',
    spine TEXT NOT NULL DEFAULT '',
    vaccinations TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL
);
CREATE INDEX records_health_pupil ON records_health (pupil_id, checked_on);

-- In which class a learner sat from a day until another. No two of one learner overlap; every one has a class.
CREATE TABLE records_placement (
    id TEXT PRIMARY KEY,
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    class_id TEXT NOT NULL REFERENCES records_class (id),
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    entry TEXT NOT NULL,
    leaving TEXT,
    -- DM_LY_DO_THOI_HOC, or where to
    reason TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL
);
CREATE INDEX records_placement_class ON records_placement (class_id, valid_from, valid_to, pupil_id);
CREATE INDEX records_placement_pupil ON records_placement (pupil_id, valid_from);

-- A learner on the way from one school to another: both confirm.
CREATE TABLE records_transfer (
    id TEXT PRIMARY KEY,
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    from_unit TEXT NOT NULL REFERENCES organisation_unit (id),
    to_unit TEXT NOT NULL REFERENCES organisation_unit (id),
    moves_on TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    answered_by TEXT,
    answered_at TEXT,
    answer TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX records_transfer_to ON records_transfer (to_unit, state);
CREATE INDEX records_transfer_from ON records_transfer (from_unit, state);
CREATE INDEX records_transfer_pupil ON records_transfer (pupil_id);

-- One guardian may have several children at several schools.
CREATE TABLE records_guardian (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    birth_year INTEGER,
    occupation TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    account_id TEXT REFERENCES identity_account (id),
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX records_guardian_phone ON records_guardian (phone, name_fold);
CREATE INDEX records_guardian_account ON records_guardian (account_id);

CREATE TABLE records_guardianship (
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    guardian_id TEXT NOT NULL REFERENCES records_guardian (id),
    -- father, mother, guardian
    relation TEXT NOT NULL,
    PRIMARY KEY (pupil_id, guardian_id)
);
CREATE INDEX records_guardianship_guardian ON records_guardianship (guardian_id);

CREATE TABLE records_reward (
    id TEXT PRIMARY KEY,
    pupil_id TEXT NOT NULL REFERENCES records_pupil (id),
    -- reward, discipline
    kind TEXT NOT NULL,
    given_on TEXT NOT NULL,
    content TEXT NOT NULL,
    decision TEXT NOT NULL DEFAULT '',
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL
);
CREATE INDEX records_reward_pupil ON records_reward (pupil_id, given_on);

-- A member of staff.
CREATE TABLE records_staff (
    id TEXT PRIMARY KEY,
    code TEXT UNIQUE,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    born_on TEXT NOT NULL,
    sex TEXT NOT NULL,
    -- DM_TRINH_DO_CHUYEN_MON
    qualification TEXT,
    more TEXT NOT NULL DEFAULT '{}',
    version INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL
);
CREATE INDEX records_staff_sort ON records_staff (name_sort, id, name_fold);

CREATE TABLE records_staff_identity (
    staff_id TEXT PRIMARY KEY REFERENCES records_staff (id),
    number TEXT UNIQUE,
    -- DM_DAN_TOC
    ethnicity TEXT,
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT ''
);

-- What somebody was at a unit from a day until another: several at once are possible.
CREATE TABLE records_post (
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES records_staff (id),
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    -- DM_NHOM_CAN_BO
    family TEXT NOT NULL,
    -- DM_LOAI_CAN_BO
    kind TEXT,
    -- DM_HINH_THUC_HOP_DONG
    contract TEXT,
    -- DM_MON_HOC
    subject TEXT,
    -- Periods a week that are really taught (SO_TIET_THUC_DAY_TUAN)
    periods INTEGER,
    valid_from TEXT NOT NULL,
    valid_to TEXT
);
CREATE INDEX records_post_unit ON records_post (unit_id, valid_from, valid_to, staff_id);
CREATE INDEX records_post_staff ON records_post (staff_id, valid_from);

-- What was typed in from a sheet, so that it can be taken back.
CREATE TABLE records_import (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    file_name TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    added INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    undone_at TEXT
);
CREATE INDEX records_import_unit ON records_import (unit_id, made_at);

CREATE TABLE records_import_step (
    import_id TEXT NOT NULL REFERENCES records_import (id),
    number INTEGER NOT NULL,
    pupil_id TEXT NOT NULL,
    -- Nothing when the pupil was added
    before TEXT,
    -- The version that the import left: it is not taken back over what came after
    version INTEGER NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- A day's figures and records as they were when a school froze them.
CREATE TABLE records_snapshot (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    day TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    content TEXT NOT NULL,
    UNIQUE (unit_id, day)
);
