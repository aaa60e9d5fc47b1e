UPDATE image SET problematic = ?2, problem = ?3 WHERE id = ?1
