UPDATE OR IGNORE answer
SET labeler_id = (SELECT session.labeler_id FROM session WHERE session.id = answer.session_id)
WHERE labeler_id NOT IN (SELECT id FROM labeler)
  AND EXISTS (SELECT 1 FROM session
              WHERE session.id = answer.session_id AND session.labeler_id IN (SELECT id FROM labeler))
