UPDATE answer SET superseded_at = ?2 WHERE id = ?1 AND superseded_at IS NULL
