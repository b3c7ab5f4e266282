-- Units as they are now; names and other facts of earlier days stand in organisation_unit_past.
CREATE TABLE organisation_unit (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_fold TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    kind TEXT NOT NULL,
    levels TEXT NOT NULL DEFAULT '',
    ownership TEXT,
    address TEXT NOT NULL DEFAULT '',
    opened_on TEXT NOT NULL,
    closed_on TEXT
);
CREATE INDEX organisation_unit_sort ON organisation_unit (name_sort, id);

CREATE TABLE organisation_unit_past (
    unit_id TEXT NOT NULL REFERENCES organisation_unit (id),
    valid_to TEXT NOT NULL,
    name TEXT NOT NULL,
    levels TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (unit_id, valid_to)
);

-- Who is under whom, from a day to the day before another, in each of two hierarchies.
CREATE TABLE organisation_link (
    id TEXT PRIMARY KEY,
    hierarchy TEXT NOT NULL CHECK (hierarchy IN ('administrative', 'professional')),
    child_id TEXT NOT NULL REFERENCES organisation_unit (id),
    parent_id TEXT NOT NULL REFERENCES organisation_unit (id),
    valid_from TEXT NOT NULL,
    valid_to TEXT
);
CREATE INDEX organisation_link_child ON organisation_link (child_id, hierarchy, valid_from);
CREATE INDEX organisation_link_parent ON organisation_link (parent_id, hierarchy, valid_from);

-- Everything each unit reaches, itself included (depth 0): computed from the links, never written by hand.
CREATE TABLE organisation_reach (
    hierarchy TEXT NOT NULL,
    ancestor_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    depth INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (hierarchy, ancestor_id, unit_id, valid_from)
);
CREATE INDEX organisation_reach_unit ON organisation_reach (unit_id, hierarchy, ancestor_id);

-- Which kind may stand under which, by the law of the time.
CREATE TABLE organisation_kind_rule (
    child_kind TEXT NOT NULL,
    parent_kind TEXT NOT NULL,
    hierarchy TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    source TEXT NOT NULL,
    PRIMARY KEY (child_kind, parent_kind, hierarchy, valid_from)
);
INSERT INTO organisation_kind_rule VALUES
('districtOffice', 'department', 'administrative', '1900-01-01', '2025-07-01', 'District level ends 1/7/2025'),
('commune', 'department', 'administrative', '2025-07-01', NULL, 'NĐ 142/2025, 143/2025'),
('school', 'districtOffice', 'administrative', '1900-01-01', '2025-07-01', 'District level ends 1/7/2025'),
('school', 'commune', 'administrative', '2025-07-01', NULL, 'NĐ 142/2025, 143/2025'),
('school', 'department', 'administrative', '1900-01-01', NULL, 'THPT and units directly under the department'),
('continuingCentre', 'department', 'administrative', '1900-01-01', NULL, 'GDNN-GDTX under the department'),
('continuingCentre', 'districtOffice', 'administrative', '1900-01-01', '2025-07-01', 'Community centres'),
('continuingCentre', 'commune', 'administrative', '2025-07-01', NULL, 'Community learning centres'),
('otherCentre', 'department', 'administrative', '1900-01-01', NULL, 'Language and informatics centres'),
('site', 'school', 'administrative', '1900-01-01', NULL, 'Sites of a school'),
('cluster', 'department', 'professional', '1900-01-01', NULL, '30 clusters since 10/2025'),
('school', 'cluster', 'professional', '1900-01-01', NULL, '30 clusters since 10/2025'),
('continuingCentre', 'cluster', 'professional', '1900-01-01', NULL, '30 clusters since 10/2025');
