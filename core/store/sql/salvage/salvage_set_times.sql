UPDATE answer
SET shown_at = ?2, committed_at = ?3, duration = ?4, active = ?5, idle = ?6, away = ?7, paused = ?8
WHERE id = ?1
