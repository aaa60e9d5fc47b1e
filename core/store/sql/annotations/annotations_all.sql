SELECT image_id, wnid, verdict FROM multilabel ORDER BY image_id, position, wnid
