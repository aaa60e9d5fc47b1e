INSERT INTO verdict_column (reviewer_id, test_set_id, verdicts, imported_at, checksum) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (reviewer_id, test_set_id) DO UPDATE
SET verdicts = excluded.verdicts, imported_at = excluded.imported_at, checksum = excluded.checksum
