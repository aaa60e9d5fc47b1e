UPDATE task SET results_opened_at = ?2 WHERE id = ?1 AND results_opened_at IS NULL
