SELECT id, started_at FROM session WHERE task_id = ?1 AND labeler_id = ?2 AND imported_from = ?3
