-- For predictions whose model is lost.
INSERT INTO model (id, position, name, created_at)
SELECT DISTINCT model_id, (SELECT COALESCE(MAX(position), -1) + 1 FROM model), 'Salvaged model ' || CASE WHEN model_id GLOB '*[^ -~]*' THEN hex(model_id) ELSE model_id END, 0
FROM prediction
WHERE model_id NOT IN (SELECT id FROM model) AND test_set_id IN (SELECT id FROM test_set)
