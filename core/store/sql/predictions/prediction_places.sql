SELECT model_id, test_set_id FROM prediction
