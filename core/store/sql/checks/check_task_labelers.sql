-- Whoever has begun a task belongs to those who sit it; salvage may have lost who that is.
SELECT task.name || ', ' || labeler.name
FROM assignment
JOIN task ON task.id = assignment.task_id
JOIN labeler ON labeler.id = assignment.labeler_id
WHERE EXISTS (SELECT 1 FROM task_labeler WHERE task_labeler.task_id = task.id)
  AND NOT EXISTS (SELECT 1 FROM task_labeler
                  WHERE task_labeler.task_id = task.id AND task_labeler.labeler_id = labeler.id)
  AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'salvage.known_contradictions')
ORDER BY 1
