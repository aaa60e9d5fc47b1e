SELECT columns, class_bytes, classes, confidences, checksum FROM prediction WHERE rowid = ?1
