-- Of the source in use alone: another one may have been chosen meanwhile.
INSERT INTO truth (test_set_id, source_id, packed)
SELECT ?1, ?2, ?3 WHERE ?2 = COALESCE((SELECT source_id FROM annotation_in_use), '')
ON CONFLICT (test_set_id) DO UPDATE SET packed = excluded.packed, source_id = excluded.source_id
