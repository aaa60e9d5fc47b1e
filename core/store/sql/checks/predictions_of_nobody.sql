SELECT EXISTS (SELECT 1 FROM prediction
               WHERE model_id NOT IN (SELECT id FROM model) OR test_set_id NOT IN (SELECT id FROM test_set))
