DELETE FROM annotation WHERE image_id = ?1
