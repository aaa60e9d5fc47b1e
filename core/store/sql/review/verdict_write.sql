INSERT INTO verdict (reviewer_id, image_id, wnid, verdict, ruled_at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (image_id, wnid, reviewer_id) DO UPDATE SET verdict = excluded.verdict, ruled_at = excluded.ruled_at
