SELECT image_id, wnid, verdict FROM annotation WHERE source_id = ?1 ORDER BY image_id, position, wnid
