SELECT task_id, COUNT(*) FROM answer WHERE labeler_id = ?1 AND superseded_at IS NULL GROUP BY task_id
