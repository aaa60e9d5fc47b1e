INSERT INTO image_review (reviewer_id, image_id, note) VALUES (?1, ?2, ?3)
ON CONFLICT (image_id, reviewer_id) DO UPDATE SET note = excluded.note
