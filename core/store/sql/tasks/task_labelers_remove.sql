DELETE FROM task_labeler WHERE task_id = ?1
