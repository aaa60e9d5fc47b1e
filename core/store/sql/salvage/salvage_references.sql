SELECT "from", "table", "to" FROM pragma_foreign_key_list(?1) ORDER BY id, seq
