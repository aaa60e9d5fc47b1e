INSERT INTO annotation_remainder (format, document) VALUES (?1, ?2)
ON CONFLICT (format) DO UPDATE SET document = excluded.document
