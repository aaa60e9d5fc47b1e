INSERT INTO session (id, task_id, labeler_id, part, started_at, resumes, ordinal)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT COUNT(*) FROM session WHERE task_id = ?2 AND labeler_id = ?3))
