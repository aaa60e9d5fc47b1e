SELECT image_id, wnid, verdict FROM settled ORDER BY image_id, wnid
