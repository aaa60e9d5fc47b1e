-- Without the columns themselves, as those of predictions.
SELECT verdict_column.rowid, COALESCE(reviewer.name, labeler.name, '?') || ' on ' || COALESCE(test_set.name, '?'),
       verdict_column.test_set_id
FROM verdict_column
LEFT JOIN reviewer ON reviewer.id = verdict_column.reviewer_id
LEFT JOIN labeler ON labeler.id = reviewer.labeler_id
LEFT JOIN test_set ON test_set.id = verdict_column.test_set_id
ORDER BY 2
