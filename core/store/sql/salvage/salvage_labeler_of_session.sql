UPDATE session
SET labeler_id = (SELECT answer.labeler_id FROM answer
                 WHERE answer.session_id = session.id AND answer.labeler_id IN (SELECT id FROM labeler) LIMIT 1)
WHERE labeler_id NOT IN (SELECT id FROM labeler)
  AND EXISTS (SELECT 1 FROM answer
              WHERE answer.session_id = session.id AND answer.labeler_id IN (SELECT id FROM labeler))
