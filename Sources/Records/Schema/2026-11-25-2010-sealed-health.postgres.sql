-- What school health found is sealed before it is stored, so measures are text as well.
ALTER TABLE records_health ALTER COLUMN height TYPE TEXT USING height::text;
ALTER TABLE records_health ALTER COLUMN weight TYPE TEXT USING weight::text;
