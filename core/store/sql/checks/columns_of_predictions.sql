SELECT prediction.rowid, COALESCE(model.name, '?') || ' on ' || COALESCE(test_set.name, '?'), prediction.test_set_id,
       columns, class_bytes, classes, confidences, checksum
FROM prediction
LEFT JOIN model ON model.id = prediction.model_id
LEFT JOIN test_set ON test_set.id = prediction.test_set_id
ORDER BY 2
