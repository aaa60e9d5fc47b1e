INSERT INTO image_review (reviewer_id, image_id, problem) VALUES (?1, ?2, ?3)
ON CONFLICT (image_id, reviewer_id) DO UPDATE SET problem = excluded.problem
