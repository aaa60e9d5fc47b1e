SELECT reviewer_id, image_id, wnid, verdict FROM adjudication
