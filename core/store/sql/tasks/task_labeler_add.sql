INSERT INTO task_labeler (task_id, labeler_id) VALUES (?1, ?2)
