SELECT seed FROM assignment WHERE task_id = ?1 AND labeler_id = ?2
