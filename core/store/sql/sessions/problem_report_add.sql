INSERT INTO problem_report (image_id, labeler_id, reported_at) VALUES (?1, ?2, ?3)
ON CONFLICT (image_id, labeler_id) DO NOTHING
