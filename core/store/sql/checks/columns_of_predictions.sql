-- Without the columns themselves, which would be sorted with the names, in a file where they are many.
SELECT prediction.rowid, COALESCE(model.name, '?') || ' on ' || COALESCE(test_set.name, '?'), prediction.test_set_id
FROM prediction
LEFT JOIN model ON model.id = prediction.model_id
LEFT JOIN test_set ON test_set.id = prediction.test_set_id
ORDER BY 2
