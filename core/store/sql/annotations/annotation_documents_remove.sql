DELETE FROM annotation_document WHERE source_id = ?1
