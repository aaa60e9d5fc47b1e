SELECT wnid, verdict FROM annotation WHERE image_id = ?1 ORDER BY position, wnid
