SELECT DISTINCT "table", rowid FROM pragma_foreign_key_check
