INSERT INTO skip (id, session_id, task_id, labeler_id, image_id, made_at, sequence)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
