INSERT INTO assignment (task_id, labeler_id, seed, created_at) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (task_id, labeler_id) DO NOTHING
