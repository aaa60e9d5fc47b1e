SELECT DISTINCT kind FROM session_event
