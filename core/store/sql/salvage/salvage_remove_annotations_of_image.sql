-- Of what was ruled correct a part is lost: what is left would make right answers wrong.
DELETE FROM annotation WHERE image_id = ?1
