DELETE FROM settled WHERE image_id = ?1 AND wnid = ?2
