-- How long a unit may take to answer, by right and by the law of the time.
CREATE TABLE privacy_term (
    request_right TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    -- Working days until the person must know that the request arrived
    acknowledge INTEGER NOT NULL,
    days INTEGER NOT NULL,
    -- When a processor keeps the data for the unit
    days_with_processor INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (request_right, valid_from)
);
INSERT INTO privacy_term VALUES
('see', '2026-01-01', NULL, 2, 10, 15, 'NĐ 356/2025/NĐ-CP Đ.5'),
('copy', '2026-01-01', NULL, 2, 10, 15, 'NĐ 356/2025/NĐ-CP Đ.5'),
('correct', '2026-01-01', NULL, 2, 10, 15, 'NĐ 356/2025/NĐ-CP Đ.5'),
('delete', '2026-01-01', NULL, 2, 20, 30, 'NĐ 356/2025/NĐ-CP Đ.5'),
('withdraw', '2026-01-01', NULL, 2, 15, 20, 'NĐ 356/2025/NĐ-CP Đ.5'),
('restrict', '2026-01-01', NULL, 2, 15, 20, 'NĐ 356/2025/NĐ-CP Đ.5'),
('object', '2026-01-01', NULL, 2, 15, 20, 'NĐ 356/2025/NĐ-CP Đ.5');

-- Days that differ from the week: holidays, and Saturdays that are worked instead. The lunar ones are entered each
-- year when they are announced.
CREATE TABLE privacy_day (
    day TEXT PRIMARY KEY,
    is_working INTEGER NOT NULL,
    name TEXT NOT NULL,
    source TEXT NOT NULL
);
INSERT INTO privacy_day VALUES
('2026-01-01', 0, 'Tết Dương lịch', 'Bộ luật Lao động 2019 Đ.112'),
('2026-04-30', 0, 'Ngày Chiến thắng', 'Bộ luật Lao động 2019 Đ.112'),
('2026-05-01', 0, 'Ngày Quốc tế lao động', 'Bộ luật Lao động 2019 Đ.112'),
('2026-09-02', 0, 'Quốc khánh', 'Bộ luật Lao động 2019 Đ.112'),
('2027-01-01', 0, 'Tết Dương lịch', 'Bộ luật Lao động 2019 Đ.112'),
('2027-04-30', 0, 'Ngày Chiến thắng', 'Bộ luật Lao động 2019 Đ.112'),
('2027-05-01', 0, 'Ngày Quốc tế lao động', 'Bộ luật Lao động 2019 Đ.112'),
('2027-09-02', 0, 'Quốc khánh', 'Bộ luật Lao động 2019 Đ.112');

-- What a person, or a guardian for their child, asks of the unit that keeps the data.
CREATE TABLE privacy_request (
    id TEXT PRIMARY KEY,
    request_right TEXT NOT NULL,
    person_kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    person_name TEXT NOT NULL,
    asked_by TEXT NOT NULL REFERENCES identity_account (id),
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    words TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    has_processor INTEGER NOT NULL DEFAULT 0,
    acknowledged_at TEXT,
    extended_at TEXT,
    extension_reason TEXT NOT NULL DEFAULT '',
    answered_at TEXT,
    answered_by TEXT,
    outcome TEXT,
    answer TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX privacy_request_unit ON privacy_request (unit_id, answered_at);
CREATE INDEX privacy_request_asked ON privacy_request (asked_by, asked_at);

-- A text on which consent is asked. A changed text is another version, and asks anew.
CREATE TABLE privacy_consent_text (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    purpose TEXT NOT NULL,
    version INTEGER NOT NULL,
    words TEXT NOT NULL,
    -- Whether private life is published: then a child of seven or more agrees too (Law 91/2025/QH15, art. 24)
    is_publication INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    ended_at TEXT,
    UNIQUE (unit_id, purpose, version)
);

-- Who agreed to which text for whom, and when they took it back. A row is never changed into another answer.
CREATE TABLE privacy_consent (
    id TEXT PRIMARY KEY,
    text_id TEXT NOT NULL REFERENCES privacy_consent_text (id),
    person_kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    person_name TEXT NOT NULL,
    given_by TEXT NOT NULL REFERENCES identity_account (id),
    given_at TEXT NOT NULL,
    -- When the child said yes, and who of the school heard it
    child_at TEXT,
    child_heard_by TEXT,
    withdrawn_at TEXT,
    withdrawn_by TEXT
);
CREATE INDEX privacy_consent_person ON privacy_consent (person_id, text_id);
CREATE INDEX privacy_consent_of ON privacy_consent (text_id);

-- A breach of personal data, from its discovery to the reports that the law asks for.
CREATE TABLE privacy_breach (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    discovered_at TEXT NOT NULL,
    what TEXT NOT NULL,
    kinds TEXT NOT NULL,
    people INTEGER NOT NULL,
    consequences TEXT NOT NULL,
    measures TEXT NOT NULL,
    contact TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    first_sent_at TEXT,
    full_sent_at TEXT,
    notice_sent_at TEXT,
    version INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX privacy_breach_unit ON privacy_breach (unit_id, discovered_at);
