INSERT INTO settled (image_id, wnid, verdict) VALUES (?1, ?2, ?3)
ON CONFLICT (image_id, wnid) DO UPDATE SET verdict = excluded.verdict
