DELETE FROM prediction WHERE rowid = ?1
