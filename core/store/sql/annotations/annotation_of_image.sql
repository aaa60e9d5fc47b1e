SELECT wnid, verdict FROM multilabel WHERE image_id = ?1 ORDER BY position, wnid
