UPDATE annotation_source SET imported_at = ?2 WHERE id = ?1
