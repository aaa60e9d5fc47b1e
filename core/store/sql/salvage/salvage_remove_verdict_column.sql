DELETE FROM verdict_column WHERE rowid = ?1
