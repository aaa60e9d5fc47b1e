DELETE FROM verdict WHERE reviewer_id = ?1 AND image_id = ?2 AND wnid = ?3
