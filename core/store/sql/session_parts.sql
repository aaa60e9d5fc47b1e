SELECT id, part FROM session WHERE labeler_id = ?1 AND task_id = ?2 AND imported_from IS NULL
