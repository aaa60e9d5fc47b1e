SELECT format, is_whole, document FROM annotation_document WHERE source_id = ?1 ORDER BY position
