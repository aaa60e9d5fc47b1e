DELETE FROM test_set WHERE id = 'salvaged' AND NOT EXISTS (SELECT 1 FROM image WHERE test_set_id = 'salvaged')
