SELECT model.name || ' on ' || test_set.name FROM model, test_set WHERE model.id = ?1 AND test_set.id = ?2
