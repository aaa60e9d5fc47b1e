UPDATE test_set SET image_folder = ?2 WHERE id = ?1
