DELETE FROM image_subset WHERE name = ?1
