-- All answers of sessions that have a log, those superseded too.
SELECT id, session_id, task_id, labeler_id, image_id, wnid, shown_at, committed_at, duration, sequence, correction,
       active, idle, away, paused, superseded_at
FROM answer
WHERE labeler_id = ?1 AND task_id = ?2
  AND EXISTS (SELECT 1 FROM session_event WHERE session_event.session_id = answer.session_id)
ORDER BY sequence, committed_at
