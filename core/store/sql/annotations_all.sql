SELECT image_id, wnid, verdict FROM annotation ORDER BY image_id, position, wnid
