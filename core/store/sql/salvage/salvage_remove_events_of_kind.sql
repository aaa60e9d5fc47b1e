DELETE FROM session_event WHERE kind = ?1
