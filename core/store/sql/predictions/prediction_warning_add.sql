INSERT INTO prediction_warning (model_id, test_set_id, position, sentence) VALUES (?1, ?2, ?3, ?4)
