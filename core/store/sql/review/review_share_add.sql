INSERT INTO review_share (reviewer_id, image_id) VALUES (?1, ?2) ON CONFLICT (reviewer_id, image_id) DO NOTHING
