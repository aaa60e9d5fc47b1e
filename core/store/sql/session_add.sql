INSERT INTO session (id, task_id, labeler_id, part, started_at) VALUES (?1, ?2, ?3, ?4, ?5)
