-- The few pupils of whom a form counts something special: read alone, a city's form on PostgreSQL took 2.3 s, with the
-- origin of every pupil 3.5 s.
CREATE INDEX records_pupil_origin_special ON records_pupil_origin (pupil_id, ethnicity, disability, policy)
    WHERE disability IS NOT NULL OR policy IS NOT NULL OR ethnicity NOT IN ('01', '55');
