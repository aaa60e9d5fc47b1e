INSERT INTO skip (id, session_id, task_id, labeler_id, image_id, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
