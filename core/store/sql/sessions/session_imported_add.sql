INSERT INTO session (id, task_id, labeler_id, part, started_at, ended_at, imported_from)
VALUES (?1, ?2, ?3, 0, ?4, ?5, ?6)
