INSERT INTO adjudication (image_id, wnid, verdict, reviewer_id) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (image_id, wnid) DO UPDATE SET verdict = excluded.verdict, reviewer_id = excluded.reviewer_id
