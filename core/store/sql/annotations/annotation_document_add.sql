INSERT INTO annotation_document (source_id, position, format, is_whole, document) VALUES (?1, ?2, ?3, ?4, ?5)
