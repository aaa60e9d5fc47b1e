INSERT INTO truth (test_set_id, packed) VALUES (?1, ?2)
ON CONFLICT (test_set_id) DO UPDATE SET packed = excluded.packed
