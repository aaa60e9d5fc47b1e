SELECT reviewer_id, image_id, wnid FROM added_label ORDER BY image_id, wnid
