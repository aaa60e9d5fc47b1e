SELECT image_id, wnid, verdict FROM annotation
