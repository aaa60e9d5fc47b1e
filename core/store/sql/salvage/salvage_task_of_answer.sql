UPDATE OR IGNORE answer
SET task_id = (SELECT session.task_id FROM session WHERE session.id = answer.session_id)
WHERE task_id NOT IN (SELECT id FROM task)
  AND EXISTS (SELECT 1 FROM session
              WHERE session.id = answer.session_id AND session.task_id IN (SELECT id FROM task))
