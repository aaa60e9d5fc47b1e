SELECT id, name, description, image_folder FROM test_set ORDER BY position
