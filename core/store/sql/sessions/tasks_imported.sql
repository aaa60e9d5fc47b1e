SELECT DISTINCT task_id FROM session WHERE labeler_id = ?1 AND imported_from IS NOT NULL
