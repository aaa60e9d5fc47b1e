-- Images of trainings that a labeler has answered nowhere.
SELECT DISTINCT task_image.image_id
FROM task_image JOIN task ON task.id = task_image.task_id
WHERE task.mode = 'training'
  AND NOT EXISTS (SELECT 1 FROM answer
                  WHERE answer.labeler_id = ?1 AND answer.image_id = task_image.image_id
                    AND answer.superseded_at IS NULL)
