SELECT verdicts FROM verdict_column WHERE reviewer_id = ?1 AND test_set_id = ?2
