SELECT answer.id FROM answer JOIN session ON session.id = answer.session_id
WHERE session.labeler_id <> answer.labeler_id OR session.task_id <> answer.task_id
ORDER BY answer.id
