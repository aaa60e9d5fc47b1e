INSERT INTO suggestion (answer_id, verdict, made_at) VALUES (?1, ?2, ?3)
ON CONFLICT (answer_id) DO UPDATE SET verdict = excluded.verdict, made_at = excluded.made_at
