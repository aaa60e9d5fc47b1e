UPDATE session SET ended_at = ?2, ending = ?3 WHERE id = ?1 AND ended_at IS NULL
