-- Images of trainings that a labeler has answered nowhere.
SELECT DISTINCT task_image.image_id
FROM task_image JOIN task ON task.id = task_image.task_id
WHERE task.mode = 'training'
  AND task_image.image_id NOT IN (SELECT answer.image_id FROM answer
                                  WHERE answer.labeler_id = ?1 AND answer.superseded_at IS NULL)
