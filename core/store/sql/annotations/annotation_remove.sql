DELETE FROM annotation WHERE source_id = ?1 AND image_id = ?2
