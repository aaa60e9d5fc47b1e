UPDATE commit_stamp SET stamp = ?1 WHERE id = 1
