INSERT INTO settled_problem (image_id, problematic, problem) VALUES (?1, ?2, ?3)
ON CONFLICT (image_id) DO UPDATE SET problematic = excluded.problematic, problem = excluded.problem
