INSERT INTO annotation (image_id, wnid, verdict, position) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (image_id, wnid) DO UPDATE SET verdict = excluded.verdict, position = excluded.position
