UPDATE skip SET taken_back_at = ?2 WHERE id = ?1 AND taken_back_at IS NULL
