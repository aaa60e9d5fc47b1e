-- Those who have begun a task although it names others.
SELECT labeler.name
FROM assignment
JOIN labeler ON labeler.id = assignment.labeler_id
WHERE assignment.task_id = ?1
  AND EXISTS (SELECT 1 FROM task_labeler WHERE task_labeler.task_id = ?1)
  AND NOT EXISTS (SELECT 1 FROM task_labeler
                  WHERE task_labeler.task_id = ?1 AND task_labeler.labeler_id = assignment.labeler_id)
ORDER BY labeler.name
