SELECT id, session_id, task_id, labeler_id, image_id, wnid, shown_at, committed_at, duration, sequence, correction,
       active, idle, away, paused
FROM answer
WHERE labeler_id = ?1 AND committed_at >= ?2 AND superseded_at IS NULL AND correction = 0
ORDER BY committed_at, id
