SELECT columns, class_bytes, classes, confidences, checksum FROM prediction WHERE model_id = ?1 AND test_set_id = ?2
