UPDATE reviewer SET counts = ?2 WHERE id = ?1
