SELECT id, name, imported_at FROM annotation_source ORDER BY position
