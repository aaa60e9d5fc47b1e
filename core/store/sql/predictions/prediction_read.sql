-- As prediction_read_whole, without what scoring does not need.
SELECT columns, class_bytes, classes, NULL, NULL FROM prediction WHERE model_id = ?1 AND test_set_id = ?2
