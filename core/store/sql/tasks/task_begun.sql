SELECT EXISTS (SELECT 1 FROM assignment WHERE task_id = ?1) OR EXISTS (SELECT 1 FROM session WHERE task_id = ?1)
