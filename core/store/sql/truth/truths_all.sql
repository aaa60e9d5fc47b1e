SELECT truth.test_set_id, test_set.name, truth.packed, truth.source_id
FROM truth JOIN test_set ON test_set.id = truth.test_set_id
ORDER BY test_set.name
