-- Tests whose results are not opened and that a labeler may sit or has sat; with null, that anybody may. One that was
-- sat elsewhere is over, except for those who began it here as well.
SELECT task.name, task.id
FROM task
WHERE task.mode = 'test' AND task.results_opened_at IS NULL
  AND (EXISTS (SELECT 1 FROM assignment
               WHERE assignment.task_id = task.id AND (?1 IS NULL OR assignment.labeler_id = ?1))
       OR (NOT EXISTS (SELECT 1 FROM session WHERE session.task_id = task.id AND session.imported_from IS NOT NULL)
           AND (?1 IS NULL
                OR NOT EXISTS (SELECT 1 FROM task_labeler WHERE task_labeler.task_id = task.id)
                OR EXISTS (SELECT 1 FROM task_labeler
                           WHERE task_labeler.task_id = task.id AND task_labeler.labeler_id = ?1))))
ORDER BY task.position
