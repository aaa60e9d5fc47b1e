UPDATE image SET file = ?2 WHERE id = ?1
