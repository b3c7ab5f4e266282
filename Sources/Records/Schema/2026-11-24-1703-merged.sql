-- What hides behind a record is asked for with every page of a pupil.
CREATE INDEX records_pupil_merged ON records_pupil (merged_into) WHERE merged_into IS NOT NULL;
