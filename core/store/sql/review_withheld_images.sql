SELECT DISTINCT task_image.image_id
FROM task_image
JOIN task ON task.id = task_image.task_id
JOIN assignment ON assignment.task_id = task.id AND assignment.labeler_id = ?1
WHERE task.mode = 'test' AND task.results_opened_at IS NULL
  AND (SELECT COUNT(*) FROM answer
       WHERE answer.task_id = task.id AND answer.labeler_id = ?1 AND superseded_at IS NULL AND correction = 0)
    + (SELECT COUNT(*) FROM unanswered WHERE unanswered.task_id = task.id AND unanswered.labeler_id = ?1)
    < (SELECT COUNT(*) FROM task_image AS whole WHERE whole.task_id = task.id)
