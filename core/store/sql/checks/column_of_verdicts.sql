SELECT verdicts, checksum FROM verdict_column WHERE rowid = ?1
