UPDATE session
SET task_id = (SELECT answer.task_id FROM answer
                 WHERE answer.session_id = session.id AND answer.task_id IN (SELECT id FROM task) LIMIT 1)
WHERE task_id NOT IN (SELECT id FROM task)
  AND EXISTS (SELECT 1 FROM answer
              WHERE answer.session_id = session.id AND answer.task_id IN (SELECT id FROM task))
