INSERT INTO annotation_problem (source_id, image_id, problem) VALUES (?1, ?2, ?3)
ON CONFLICT (source_id, image_id) DO UPDATE SET problem = excluded.problem
