-- Whole sessions that reach beyond a moment. One task's sessions stand in the order they were sat, whatever the
-- computer's time said.
SELECT session_event.session_id, session_event.kind, session_event.image_id, session_event.wnid, session_event.detail,
       session_event.utc, session_event.steady, session_event.suspended, session_event.number
FROM session JOIN session_event ON session_event.session_id = session.id
WHERE session.labeler_id = ?1
  AND (session.started_at >= ?2 OR session.ended_at >= ?2 OR session.ended_at IS NULL)
ORDER BY session.started_at, session.ordinal, session.id, session_event.number
