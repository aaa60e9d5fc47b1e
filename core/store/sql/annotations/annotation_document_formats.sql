SELECT DISTINCT source_id, format FROM annotation_document ORDER BY position
