INSERT INTO added_label (image_id, wnid, reviewer_id) VALUES (?1, ?2, ?3) ON CONFLICT (image_id, wnid) DO NOTHING
