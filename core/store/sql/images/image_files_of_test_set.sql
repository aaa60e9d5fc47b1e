SELECT id, name, file FROM image WHERE test_set_id = ?1 ORDER BY position
