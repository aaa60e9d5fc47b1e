SELECT model.name, test_set.name, prediction_warning.sentence
FROM prediction_warning
JOIN model ON model.id = prediction_warning.model_id
JOIN test_set ON test_set.id = prediction_warning.test_set_id
ORDER BY model.name, test_set.position, prediction_warning.position
