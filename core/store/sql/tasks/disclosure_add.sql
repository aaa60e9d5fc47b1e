INSERT INTO disclosure (id, task_id, what, made_at) VALUES (?1, ?2, ?3, ?4)
