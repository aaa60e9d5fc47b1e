SELECT session_event.session_id, session_event.kind, session_event.image_id, session_event.wnid, session_event.detail,
       session_event.utc, session_event.steady, session_event.suspended, session_event.number
FROM session JOIN session_event ON session_event.session_id = session.id
WHERE session.labeler_id = ?1 AND session.task_id = ?2
ORDER BY session.ordinal, session_event.number
