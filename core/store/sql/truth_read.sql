SELECT packed FROM truth WHERE test_set_id = ?1 AND source_id = ?2
