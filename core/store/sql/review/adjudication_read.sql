SELECT verdict FROM adjudication WHERE image_id = ?1 AND wnid = ?2
