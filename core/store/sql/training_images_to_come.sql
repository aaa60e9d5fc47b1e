-- Images of the trainings that a labeler has begun which this labeler has answered nowhere.
SELECT COUNT(DISTINCT task_image.image_id)
FROM task_image
WHERE task_image.task_id IN (SELECT assignment.task_id
                             FROM assignment JOIN task ON task.id = assignment.task_id
                             WHERE assignment.labeler_id = ?1 AND task.mode = 'training')
  AND NOT EXISTS (SELECT 1 FROM answer
                  WHERE answer.labeler_id = ?1 AND answer.image_id = task_image.image_id
                    AND answer.superseded_at IS NULL)
