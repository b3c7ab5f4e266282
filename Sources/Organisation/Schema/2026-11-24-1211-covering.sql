-- Who stands under whom and who reaches whom, answered from the index alone: overviews ask it for every unit.
CREATE INDEX organisation_link_parent_of ON organisation_link (child_id, hierarchy, valid_from, valid_to, parent_id);
DROP INDEX organisation_link_child;
CREATE INDEX organisation_reach_days ON organisation_reach (unit_id, hierarchy, ancestor_id, valid_from, valid_to);
DROP INDEX organisation_reach_unit;

-- Searching the directory walks this index in the order of names and stops when a page is full.
CREATE INDEX organisation_contact_search ON organisation_contact
    (name_sort, id, name_fold, name, unit_id, post, is_public);
DROP INDEX organisation_contact_sort;
