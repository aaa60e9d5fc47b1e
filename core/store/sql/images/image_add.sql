INSERT INTO image (id, test_set_id, position, name, file, photograph, assigned_wnid, problematic)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
