SELECT test_set_id, position FROM image ORDER BY test_set_id, position
