SELECT model.name || ' on ' || test_set.name
FROM prediction
JOIN model ON model.id = prediction.model_id
JOIN test_set ON test_set.id = prediction.test_set_id
WHERE LENGTH(prediction.classes) <> prediction.columns * prediction.class_bytes *
      (SELECT COUNT(*) FROM image WHERE image.test_set_id = prediction.test_set_id)
   OR LENGTH(prediction.confidences) <> LENGTH(prediction.classes) / prediction.class_bytes * 2
ORDER BY 1
