-- A room of a school; what it is like stands in its spans.
CREATE TABLE facilities_room (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    -- Given by the school, on the door: P201
    code TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    UNIQUE (unit_id, code)
);

-- What a room was like from a day until another; a closed room has no span without an end.
CREATE TABLE facilities_room_span (
    room_id TEXT NOT NULL REFERENCES facilities_room (id),
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    -- The unit of the site where it stands; null at the main site
    site_id TEXT REFERENCES organisation_unit (id),
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    kind TEXT NOT NULL,
    solidity TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Whole square metres
    area INTEGER,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (room_id, valid_from)
);
CREATE INDEX facilities_room_span_unit ON facilities_room_span (unit_id, valid_from, valid_to);
CREATE INDEX facilities_room_span_kind ON facilities_room_span (kind, valid_from, valid_to);

-- A machine or a piece of equipment with a tag on it.
CREATE TABLE facilities_device (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    -- In capital letters, as it is printed on the label
    tag TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    serial TEXT NOT NULL DEFAULT '',
    bought_year INTEGER,
    source TEXT,
    version INTEGER NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL,
    UNIQUE (unit_id, tag)
);

-- Where a device stood and whether it worked from a day until another; one that was written off has no open span.
CREATE TABLE facilities_device_span (
    device_id TEXT NOT NULL REFERENCES facilities_device (id),
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    room_id TEXT REFERENCES facilities_room (id),
    state TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (device_id, valid_from)
);
CREATE INDEX facilities_device_span_room ON facilities_device_span (room_id, valid_from, valid_to, state, device_id);
CREATE INDEX facilities_device_span_unit ON facilities_device_span (unit_id, room_id, valid_from, valid_to);

-- A line to the Internet (clause II.4.c: several providers at once).
CREATE TABLE facilities_line (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    provider TEXT NOT NULL,
    kind TEXT NOT NULL,
    mbit INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT
);
CREATE INDEX facilities_line_unit ON facilities_line (unit_id, valid_from);

-- A right to use software on so many machines (clause II.4.c: licensed software).
CREATE TABLE facilities_licence (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    product TEXT NOT NULL,
    seats INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT
);
CREATE INDEX facilities_licence_unit ON facilities_licence (unit_id, valid_from);

-- In which room a class has Informatics. Classes belong to another module, which is asked for them by a port.
CREATE TABLE facilities_assignment (
    class_id TEXT NOT NULL,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    room_id TEXT NOT NULL REFERENCES facilities_room (id),
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (class_id, valid_from)
);
CREATE INDEX facilities_assignment_unit ON facilities_assignment (unit_id, valid_from);
CREATE INDEX facilities_assignment_room ON facilities_assignment (room_id, valid_from);

-- How many learners may share a computer in Informatics, by level of schooling and level of maturity.
CREATE TABLE facilities_ratio_rule (
    -- DM_CAP_HOC
    level TEXT NOT NULL,
    -- Of criterion 1.7.2; levels 1 and 3 are not known and have no row
    maturity INTEGER NOT NULL,
    most_learners INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    source TEXT NOT NULL,
    PRIMARY KEY (level, maturity, valid_from)
);
INSERT INTO facilities_ratio_rule (level, maturity, most_learners, valid_from, source) VALUES
    ('02', 2, 2, '2022-12-30', 'QĐ 4725/QĐ-BGDĐT 1.7.2; 3522/SGDĐT-CTTT-KHCN II.4.a'),
    ('03', 2, 2, '2022-12-30', 'QĐ 4725/QĐ-BGDĐT 1.7.2; 3522/SGDĐT-CTTT-KHCN II.4.a'),
    ('04', 2, 1, '2022-12-30', 'QĐ 4725/QĐ-BGDĐT 1.7.2; 3522/SGDĐT-CTTT-KHCN II.4.a');

-- A stock-taking round: of a whole school, or of one room.
CREATE TABLE facilities_round (
    id TEXT PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    room_id TEXT REFERENCES facilities_room (id),
    begun_by TEXT NOT NULL REFERENCES identity_account (id),
    begun_at TEXT NOT NULL,
    closed_by TEXT REFERENCES identity_account (id),
    closed_at TEXT
);
CREATE INDEX facilities_round_unit ON facilities_round (unit_id, begun_at);

-- A tag that was seen in a room; seen again, the last time counts.
CREATE TABLE facilities_scan (
    round_id TEXT NOT NULL REFERENCES facilities_round (id),
    tag TEXT NOT NULL,
    room_id TEXT NOT NULL REFERENCES facilities_room (id),
    -- What was found of the machine; null when nobody tried it
    state TEXT,
    seen_by TEXT NOT NULL REFERENCES identity_account (id),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (round_id, tag)
);

-- What a closed round found, as it was then.
CREATE TABLE facilities_finding (
    round_id TEXT NOT NULL REFERENCES facilities_round (id),
    tag TEXT NOT NULL,
    device_id TEXT REFERENCES facilities_device (id),
    finding TEXT NOT NULL,
    from_room TEXT REFERENCES facilities_room (id),
    to_room TEXT REFERENCES facilities_room (id),
    PRIMARY KEY (round_id, tag)
);
