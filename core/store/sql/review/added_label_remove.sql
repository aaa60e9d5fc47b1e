DELETE FROM added_label WHERE image_id = ?1 AND wnid = ?2
