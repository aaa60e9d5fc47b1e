SELECT task_id, COUNT(*)
FROM (SELECT task_id FROM answer WHERE labeler_id = ?1 AND superseded_at IS NULL AND correction = 0
      UNION ALL
      SELECT task_id FROM unanswered WHERE labeler_id = ?1)
GROUP BY task_id
