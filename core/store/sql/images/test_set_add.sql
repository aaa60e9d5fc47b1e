INSERT INTO test_set (id, position, name, description, image_folder, created_at)
VALUES (?1, (SELECT COUNT(*) FROM test_set), ?2, ?3, ?4, ?5)
