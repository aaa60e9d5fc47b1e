DELETE FROM prediction_warning WHERE model_id = ?1 AND test_set_id = ?2
