INSERT INTO annotation (source_id, image_id, wnid, verdict, position) VALUES (?1, ?2, ?3, ?4, ?5)
