SELECT reviewer_id, test_set_id, verdicts FROM verdict_column ORDER BY reviewer_id, test_set_id
