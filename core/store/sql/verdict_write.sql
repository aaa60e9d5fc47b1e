INSERT INTO verdict (reviewer, image_id, wnid, verdict, imported_at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (reviewer, image_id, wnid) DO UPDATE SET verdict = excluded.verdict
